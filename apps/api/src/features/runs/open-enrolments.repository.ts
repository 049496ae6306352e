import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson } from '../../platform/db/person-ids.js';

/** The open run of a course, as whoever wants to enrol meets it. */
export interface OpenRunRow {
  run_id: string;
  course_id: string;
  state: string;
  starts_on: string;
  ends_on: string;
}

@Injectable()
export class OpenEnrolmentsRepository {
  constructor(private readonly db: Db) {}

  /** The open run of a course under way; null without one. */
  openRunOf(slug: string): Promise<OpenRunRow | null> {
    return this.db.one<OpenRunRow & Record<string, unknown>>(
      `SELECT r.id AS run_id, r.course_id, r.state, r.starts_on, r.ends_on FROM run r JOIN course c ON c.id = r.course_id
       WHERE c.slug = $1 AND r.kind = 'open' AND r.state = 'running'`,
      [slug],
    );
  }

  openRun(runId: string): Promise<OpenRunRow | null> {
    return this.db.one<OpenRunRow & Record<string, unknown>>(
      `SELECT id AS run_id, course_id, state, starts_on, ends_on FROM run WHERE id = $1 AND kind = 'open'`,
      [runId],
    );
  }

  async isPublished(slug: string): Promise<boolean> {
    const row = await this.db.one(
      "SELECT 1 FROM course c WHERE c.slug = $1 AND EXISTS (SELECT 1 FROM course_version v WHERE v.course_id = c.id AND v.state = 'published')",
      [slug],
    );
    return row !== null;
  }

  /** Where somebody is in a course now, in whatever run; not what they have completed and are to renew. */
  async enrolmentInCourse(personId: string, courseId: string, cycle: number): Promise<string | null> {
    const row = await this.db.one<{ id: string }>(
      `SELECT e.id FROM enrolment e JOIN run r ON r.id = e.run_id
       WHERE e.person_id = ANY (${idsOfPerson('$1')}) AND e.state = 'enrolled' AND r.course_id = $2
         AND r.state IN ('planned', 'running') AND e.cycle >= $3
       ORDER BY r.state = 'running' DESC, e.enrolled_at DESC LIMIT 1`,
      [personId, courseId, cycle],
    );
    return row?.id ?? null;
  }

  /** Where the person works on the day, else the institution of everybody (`public`). */
  async institutionOf(personId: string, day: string): Promise<string> {
    const row = await this.db.one<{ id: string }>(
      `SELECT coalesce((SELECT d.institution_id FROM affiliation f JOIN department d ON d.id = f.department_id
         WHERE f.person_id = $1 AND f.is_primary AND f.valid @> $2::date), (SELECT id FROM institution WHERE slug = 'public')) AS id`,
      [personId, day],
    );
    if (!row?.id) throw new Error('there is no institution for the public');
    return row.id;
  }

  /** Leaves an open run; false when this is no such enrolment of the person. Left before: nothing changes. */
  async leave(personId: string, enrolmentId: string): Promise<'left' | 'gone' | null> {
    const row = await this.db.one<{ state: string }>(
      `SELECT e.state FROM enrolment e JOIN run r ON r.id = e.run_id AND r.kind = 'open'
       WHERE e.id = $2 AND e.person_id = ANY (${idsOfPerson('$1')}) FOR UPDATE OF e`,
      [personId, enrolmentId],
    );
    if (!row) return null;
    if (row.state === 'withdrawn') return 'gone';
    await this.db.execute("UPDATE enrolment SET state = 'withdrawn', version = version + 1 WHERE id = $1", [
      enrolmentId,
    ]);
    return 'left';
  }
}
