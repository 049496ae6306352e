import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { survivorOf } from '../../platform/db/person-ids.js';

/** A training as its standing is asked for: a completion counts from a day on (null: whenever it was). */
export interface AskedTraining {
  readonly id: string;
  readonly courseId: string;
  readonly countsFrom: string | null;
}

/** Institutions and departments somebody is limited to; `all`: to none. */
export interface StandingScopes {
  readonly all: boolean;
  readonly institution: readonly string[];
  readonly department: readonly string[];
}
export const EVERYWHERE: StandingScopes = { all: true, institution: [], department: [] };

export interface StandingRow {
  training_id: string;
  institution_id: string;
  institution_name: LocalizedText;
  done: number;
  enrolled: number;
  /** Neither of the two. */
  rest: number;
}

export interface StandingPersonRow {
  person_id: string;
  given_name: string;
  family_name: string;
  search_text: string;
  department_name: string;
  is_done: boolean;
  is_enrolled: boolean;
}

/** People an audience `a` holds on the day `$4`: who works there (primary affiliation), each once, under the name that stays. */
const peopleOf = (audience: string, among: string | null): string =>
  `SELECT DISTINCT t.id, f.person_id, d.institution_id, d.id AS department_id
   FROM t JOIN ${audience} JOIN department d ON d.institution_id = a.institution_id AND (a.department_id IS NULL OR a.department_id = d.id)
   JOIN affiliation f ON f.department_id = d.id AND f.is_primary AND f.valid @> $4::date
     AND NOT EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = f.person_id)${among ? ` AND f.person_id = ANY (${among}::uuid[])` : ''}`;

/**
 * The trainings (`$1` ids, `$2` courses, `$3` the day from which completions count), the people each concerns on the day
 * `$4` (p), and how far whoever is or was enrolled is (s): three sets that are joined, however many people there are.
 * @param among a parameter with the only people who are asked about, for a few out of many.
 */
const standingOf = (audience: string, among: string | null = null): string =>
  `WITH t AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::date[]) AS t (id, course_id, counts_from)),
   p AS (${peopleOf(audience, among)}),
   s AS (SELECT t.id, coalesce(k.survivor_id, e.person_id) AS person_id,
       coalesce(bool_or(e.completed_at >= coalesce(t.counts_from::timestamp AT TIME ZONE 'Europe/Belgrade', '-infinity')), false) AS is_done,
       bool_or(e.completed_at IS NULL AND r.state IN ('planned', 'running')) AS is_enrolled
     FROM t JOIN run r ON r.course_id = t.course_id JOIN enrolment e ON e.run_id = r.id AND e.state = 'enrolled'
       LEFT JOIN person_alias k ON k.merged_id = e.person_id
       ${among ? `WHERE e.person_id = ANY (${among}::uuid[] || ARRAY(SELECT l.merged_id FROM person_alias l WHERE l.survivor_id = ANY (${among}::uuid[])))` : ''}
     GROUP BY 1, 2)`;

/** The same for the audiences that are stored. */
const STORED = 'mandatory_audience a ON a.training_id = t.id';
export const STANDING = standingOf(STORED);
/** Of the people `$5` only. */
export const STANDING_OF_SOME = standingOf(STORED, '$5');
/** Whether mail reaches a person: conditions of the joins that go with it. */
export const REACHED = `JOIN account u ON u.person_id = x.id AND u.state = 'active' AND x.email IS NOT NULL`;

export const askedValues = (trainings: readonly AskedTraining[], today: string): unknown[] => [
  trainings.map(({ id }) => id),
  trainings.map(({ courseId }) => courseId),
  trainings.map(({ countsFrom }) => countsFrom),
  today,
];

/** Who of the audience of mandatory trainings stands where. */
@Injectable()
export class StandingRepository {
  constructor(private readonly db: Db) {}

  /** Counts per training and institution, of the people in the scopes. */
  counts(trainings: readonly AskedTraining[], today: string, scopes: StandingScopes): Promise<StandingRow[]> {
    return this.db.query<StandingRow & Record<string, unknown>>(
      `${STANDING} SELECT p.id AS training_id, p.institution_id, i.name AS institution_name,
         count(*) FILTER (WHERE s.is_done)::int AS done,
         count(*) FILTER (WHERE s.is_enrolled AND NOT s.is_done)::int AS enrolled,
         count(*) FILTER (WHERE s.person_id IS NULL OR NOT (s.is_done OR s.is_enrolled))::int AS rest
       FROM p LEFT JOIN s USING (id, person_id) JOIN institution i ON i.id = p.institution_id
       WHERE $5 OR p.institution_id = ANY ($6::uuid[]) OR p.department_id = ANY ($7::uuid[])
       GROUP BY p.id, p.institution_id, i.name, i.slug ORDER BY i.slug`,
      [...askedValues(trainings, today), scopes.all, scopes.institution, scopes.department],
    );
  }

  /** People of a training in the scopes, by name; of one institution or of all, with or without those who have done it. */
  people(
    training: AskedTraining,
    today: string,
    scopes: StandingScopes,
    page: {
      readonly institutionId: string | null;
      readonly isMissingOnly: boolean;
      readonly after: readonly [string, string] | null;
      readonly limit: number;
    },
  ): Promise<StandingPersonRow[]> {
    return this.db.query<StandingPersonRow & Record<string, unknown>>(
      `${STANDING} SELECT p.person_id, x.given_name, x.family_name, x.search_text, d.name AS department_name,
         coalesce(s.is_done, false) AS is_done, coalesce(s.is_enrolled, false) AS is_enrolled
       FROM p LEFT JOIN s USING (id, person_id) JOIN person x ON x.id = p.person_id JOIN department d ON d.id = p.department_id
       WHERE ($5 OR p.institution_id = ANY ($6::uuid[]) OR p.department_id = ANY ($7::uuid[]))
         AND ($8::uuid IS NULL OR p.institution_id = $8) AND NOT ($9 AND coalesce(s.is_done, false))
         AND ($10::text IS NULL OR (x.search_text, p.person_id) > ($10, $11::uuid))
       ORDER BY x.search_text, p.person_id LIMIT $12`,
      [
        ...askedValues([training], today),
        scopes.all,
        scopes.institution,
        scopes.department,
        page.institutionId,
        page.isMissingOnly,
        page.after?.[0] ?? null,
        page.after?.[1] ?? null,
        page.limit,
      ],
    );
  }

  /** Whom a training that is not saved yet would concern, and whom it would remind. */
  async preview(
    training: Omit<AskedTraining, 'id'>,
    audience: readonly { readonly institutionId: string; readonly departmentId: string | null }[],
    today: string,
  ): Promise<{ people: number; done: number; reminded: number; focalPoints: number }> {
    const asked = { ...training, id: training.courseId };
    const row = await this.db.one<{ people: number; done: number; reminded: number; focalPoints: number }>(
      `${standingOf('unnest($5::uuid[], $6::uuid[]) AS a (institution_id, department_id) ON true')}
       SELECT count(*)::int AS people, count(*) FILTER (WHERE s.is_done)::int AS done,
         count(*) FILTER (WHERE s.is_done IS NOT TRUE AND u.person_id IS NOT NULL)::int AS reminded,
         (SELECT count(DISTINCT x.id)::int FROM role_grant g JOIN person x ON x.id = ${survivorOf('g.person_id')} ${REACHED}
          WHERE g.role = 'focal-point' AND g.valid @> $4::date AND EXISTS (SELECT 1 FROM p JOIN course c ON c.id = $2[1] AND c.is_visible_to_superiors
            WHERE g.scope_id IN (p.institution_id, p.department_id))) AS "focalPoints"
       FROM p LEFT JOIN s USING (id, person_id) JOIN person x ON x.id = p.person_id
       LEFT JOIN account u ON u.person_id = x.id AND u.state = 'active' AND x.email IS NOT NULL`,
      [
        ...askedValues([asked], today),
        audience.map((one) => one.institutionId),
        audience.map((one) => one.departmentId),
      ],
    );
    return row ?? { people: 0, done: 0, reminded: 0, focalPoints: 0 };
  }
}
