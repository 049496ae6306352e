import type { ScopedKind } from '@edukom/contracts';
import type { Scope, ScopeKind } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.js';
import { idsOfPerson } from '../db/person-ids.js';

const OF_RUN =
  'SELECT r.id AS run, r.course_id AS course, r.host_institution_id AS institution, NULL::uuid AS department FROM run r';
const SCOPES: Readonly<Record<ScopedKind, string>> = {
  run: `${OF_RUN} WHERE r.id = $1`,
  session: `${OF_RUN} JOIN session s ON s.run_id = r.id WHERE s.id = $1`,
  enrolment: `${OF_RUN} JOIN enrolment e ON e.run_id = r.id WHERE e.id = $1`,
  attempt: `${OF_RUN} JOIN enrolment e ON e.run_id = r.id JOIN attempt a ON a.enrolment_id = e.id WHERE a.id = $1`,
  quiz: `SELECT NULL::uuid AS run, v.course_id AS course, NULL::uuid AS institution, NULL::uuid AS department FROM quiz q
    JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id JOIN course_version v ON v.id = m.version_id
    WHERE q.id = $1`,
  // That of a path lies in no run: only who may act everywhere reaches it.
  certificate: `SELECT r.id AS run, r.course_id AS course, r.host_institution_id AS institution, NULL::uuid AS department
    FROM certificate c LEFT JOIN run r ON r.id = c.run_id WHERE c.id = $1`,
  course:
    'SELECT NULL::uuid AS run, id AS course, NULL::uuid AS institution, NULL::uuid AS department FROM course WHERE id = $1',
  institution:
    'SELECT NULL::uuid AS run, NULL::uuid AS course, id AS institution, NULL::uuid AS department FROM institution WHERE id = $1',
  person: `SELECT NULL::uuid AS run, NULL::uuid AS course, d.institution_id AS institution, d.id AS department
    FROM person p
    LEFT JOIN affiliation f ON f.person_id = ANY (${idsOfPerson('p.id')}) AND f.valid @> CURRENT_DATE
    LEFT JOIN department d ON d.id = f.department_id WHERE p.id = $1`,
};

type ScopeRow = Readonly<Record<Exclude<ScopeKind, 'all'>, string | null>>;
const NARROW_TO_WIDE = ['run', 'course', 'department', 'institution'] as const;

const OF_DEPARTMENT =
  'SELECT NULL::uuid AS run, NULL::uuid AS course, institution_id AS institution, id AS department FROM department WHERE id = $1';

/** In which scopes an object lies, read from the database. */
@Injectable()
export class ScopeRepository {
  constructor(private readonly db: Db) {}

  /** Scopes of the object, narrowest first; null when there is none with this id. One statement. */
  async scopesOf(kind: ScopedKind | 'department', id: string): Promise<Scope[] | null> {
    const sql = kind === 'department' ? OF_DEPARTMENT : SCOPES[kind];
    const rows = await this.db.prepared<ScopeRow>(`scope.${kind}`, sql, [id]);
    if (rows.length === 0) return null;
    return rows.flatMap((row) =>
      NARROW_TO_WIDE.flatMap((scope) => (row[scope] === null ? [] : [{ kind: scope, id: row[scope] }])),
    );
  }
}
