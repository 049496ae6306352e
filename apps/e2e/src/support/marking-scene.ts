import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A run whose officials have submitted open answers, and staff who have nothing else to do than to mark them. */
export interface MarkingScene {
  readonly runId: string;
  readonly quizId: string;
  /** Attempts in the order the officials are numbered. */
  readonly attempts: readonly string[];
}

const RUN = `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales,
    attendance_rule, award_rule, search_text, created_at)
  SELECT $1, course_id, version_id, $2, title, host_institution_id, 'running', starts_on, ends_on, locales, attendance_rule,
    award_rule, lower($2), now() FROM run WHERE code = 'SP-2'`;

const PERSON = `INSERT INTO person (id, given_name, family_name, search_text, email, locale, created_at)
  VALUES ($1, $2, $3, lower($2 || ' ' || $3), $4, 'sq', now())`;

// The password of every demo account, by its hash: what is looked at here begins after signing in.
const ACCOUNT = `INSERT INTO account (person_id, state, password_hash, password_set_at)
  SELECT $1, 'active', password_hash, now() FROM account c JOIN person p ON p.id = c.person_id
  WHERE p.email = 'official@edukom.example'`;

const SUBMITTED = `WITH quiz AS (
    SELECT s.quiz_id, s.question_version_id, s.points FROM quiz_slot s JOIN question_version v ON v.id = s.question_version_id
      JOIN quiz q ON q.id = s.quiz_id JOIN activity y ON y.id = q.activity_id JOIN module m ON m.id = y.module_id
      JOIN run r ON r.version_id = m.version_id WHERE r.id = $1 AND v.spec ->> 'type' = 'open' LIMIT 1
  ), enrolled AS (
    INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at)
    SELECT $2, id, $3, host_institution_id, 'enrolled', now() FROM run WHERE id = $1 RETURNING id
  ), sat AS (
    INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, finished_at, receipt_hash,
      auto_points, points, max_points, pending_marks)
    SELECT $4, quiz.quiz_id, enrolled.id, $3, 1, 'submitted', 1, 'sq', now() - interval '1 hour', now(), repeat('0', 64), 0, 0,
      quiz.points, 1 FROM quiz, enrolled RETURNING id
  ), asked AS (
    INSERT INTO attempt_slot (attempt_id, slot, question_version_id, points, option_order)
    SELECT sat.id, 1, quiz.question_version_id, quiz.points, '[]' FROM sat, quiz RETURNING attempt_id
  ), answered AS (
    INSERT INTO answer (attempt_id, slot, client_rev, response, locale, received_at)
    SELECT attempt_id, 1, 1, jsonb_build_object('type', 'open', 'text', $5::text), 'sq', now() FROM asked RETURNING attempt_id
  ), graded AS (
    INSERT INTO grade (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at)
    SELECT enrolled.id, quiz.quiz_id, sat.id, 0, quiz.points, 0, false, now() FROM enrolled, quiz, sat RETURNING attempt_id
  )
  SELECT quiz_id FROM quiz`;

/** Somebody who can sign in; with a role, for these runs. */
export async function aColleague(
  database: Client,
  name: string,
  role: 'trainer' | 'project-manager' | null,
  runIds: readonly string[],
): Promise<{ readonly email: string; readonly personId: string }> {
  const personId = randomUUID();
  const email = `${name.toLowerCase()}@marking.example`;
  await database.query(PERSON, [personId, name, 'Vlerësi', email]);
  await database.query(ACCOUNT, [personId]);
  for (const runId of role === null ? [] : runIds)
    await database.query(
      "INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid) VALUES ($1, $2, $3, 'run', $4, '[2020-01-01,)')",
      [randomUUID(), personId, role, runId],
    );
  return { email, personId };
}

/** A run with so many submitted answers to the open question of its course; `first` is the official of the first. */
export async function aMarkingScene(
  database: Client,
  code: string,
  count: number,
  first?: string,
): Promise<MarkingScene> {
  const runId = randomUUID();
  await database.query(RUN, [runId, code]);
  const attempts: string[] = [];
  let quizId = '';
  for (let number = 1; number <= count; number += 1) {
    const personId = number === 1 && first ? first : randomUUID();
    if (personId !== first)
      await database.query(PERSON, [
        personId,
        `Zyrtari${number}`,
        code,
        `z${number}.${code.toLowerCase()}@marking.example`,
      ]);
    const attemptId = randomUUID();
    const text = `Përgjigjja ${number}: i them të qetësohet, ta shkëpusë kompjuterin nga rrjeti dhe të më tregojë çka ka parë. Потом зовем службу за безбедност.`;
    const { rows } = await database.query<{ quiz_id: string }>(SUBMITTED, [
      runId,
      randomUUID(),
      personId,
      attemptId,
      text,
    ]);
    quizId = rows[0]?.quiz_id ?? '';
    attempts.push(attemptId);
  }
  return { runId, quizId, attempts };
}
