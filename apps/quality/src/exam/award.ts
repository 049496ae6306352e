import type { Client } from 'pg';
import { idOf, idPrefix } from './exam-ids.js';
import { courseId, type Exam, institutionId, runId, versionId } from './exam.js';

/** A second run of the same course: who is enrolled in both can be issued the same certificate twice, if nothing stops it. */
const secondRunId = idOf('other', 12);
const awardId = idOf('other', 10);
const secondEnrolments = 50_000_000_000;

/** People of the exam who have earned the certificate, and one who issues. */
export class Award {
  private constructor(
    /** Number of the person who issues. */
    readonly issuer: number,
    readonly holders: number,
  ) {}

  /** Adds holders, the issuer after them, and both enrolments of each holder. The rule of the runs asks for nothing. */
  static async write(sql: Client, exam: Exam, holders: number): Promise<Award> {
    await sql.query(
      `INSERT INTO award (id, kind, course_id, title) SELECT $1, 'course', id, title FROM course WHERE id = $2`,
      [awardId, courseId],
    );
    await sql.query(
      `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at)
       SELECT $1, course_id, $2, 'EXAM-2', title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at
       FROM run WHERE id = $3`,
      [secondRunId, versionId, runId],
    );
    const { people: first } = exam.size;
    await exam.addPeople(holders + 1);
    const issuer = first + holders;
    await sql.query(
      `INSERT INTO role_grant (id, person_id, role, scope_kind, valid) VALUES ($1, $2, 'project-manager', 'all', daterange(CURRENT_DATE - 1, NULL))`,
      [idOf('other', 11), idOf('person', issuer)],
    );
    await sql.query(
      `INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at)
       SELECT ('${idPrefix('enrolment')}' || (right(person_id::text, 12)::bigint + ${secondEnrolments}))::uuid, $1, person_id, $2, 'enrolled', now()
       FROM enrolment WHERE run_id = $3`,
      [secondRunId, institutionId, runId],
    );
    return new Award(issuer, holders);
  }

  /** The two enrolments of a holder. */
  enrolmentsOf(holder: number): readonly [string, string] {
    return [idOf('enrolment', holder), idOf('enrolment', holder + secondEnrolments)];
  }
}
