import type { Client } from 'pg';
import { idOf } from './exam-ids.js';
import { courseId, type Exam, runId } from './exam.js';

const firstGrant = 1_000;

/** Adds people who train in the run of the exam. Gives their numbers. */
export async function addTrainers(sql: Client, exam: Exam, count: number): Promise<number[]> {
  const { people: first } = exam.size;
  await exam.addPeople(count);
  const trainers = Array.from({ length: count }, (_, place) => first + place);
  for (const trainer of trainers)
    await sql.query(
      `INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid)
       VALUES ($1, $2, 'trainer', 'run', $3, daterange(CURRENT_DATE - 1, NULL))`,
      [idOf('other', firstGrant + trainer), exam.personId(trainer), runId],
    );
  return trainers;
}

/** Lets a person train in every run of the course. */
export async function trainEverywhere(sql: Client, exam: Exam, person: number): Promise<void> {
  await sql.query(
    `INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid)
     VALUES (gen_random_uuid(), $1, 'trainer', 'course', $2, daterange(CURRENT_DATE - 1, NULL))`,
    [exam.personId(person), courseId],
  );
}
