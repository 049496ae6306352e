import type { Client } from 'pg';
import { idOf } from './exam-ids.js';
import { courseId, type Exam, quizId, runId } from './exam.js';

/** What the exam asks for to be passed. */
export const examPassMark = 6_000;

/** Makes the exam decide about a certificate, and adds somebody who issues. Gives the number of that person. */
export async function writeExamAward(sql: Client, exam: Exam): Promise<number> {
  const rule = {
    isAttendanceRequired: false,
    quizzes: [{ quizId, passBasisPoints: examPassMark }],
    activitiesRequired: [],
  };
  await sql.query(
    `INSERT INTO award (id, kind, course_id, title) SELECT $1, 'course', id, title FROM course WHERE id = $2`,
    [idOf('other', 30), courseId],
  );
  await sql.query('UPDATE run SET award_rule = $2 WHERE id = $1', [runId, JSON.stringify(rule)]);
  const { people: issuer } = exam.size;
  await exam.addPeople(1);
  await sql.query(
    `INSERT INTO role_grant (id, person_id, role, scope_kind, valid) VALUES ($1, $2, 'project-manager', 'all', daterange(CURRENT_DATE - 1, NULL))`,
    [idOf('other', 31), exam.personId(issuer)],
  );
  return issuer;
}

/** Tells people the grades that are final, without the mails. */
export async function tellGrades(sql: Client): Promise<void> {
  await sql.query(
    'UPDATE grade SET released_at = now(), told_points = points, told_max = max_points, version = version + 1 WHERE is_final',
  );
}
