import type { Client } from 'pg';
import { Award } from './award.js';
import { firstNumber, idOf, idPrefix } from './exam-ids.js';
import { attendanceRule, courseId, type Exam, type ExamQuestion, institutionId, runId, versionId } from './exam.js';
import { addLongQuiz } from './long-quiz.js';

/** As many as Kosovo has municipalities: one room, run and session each. */
export const rooms = 38;
/** Questions of the quiz of the day. */
export const dayQuestions = 20;
/** Rows of attendance there were before the day, in a run of another version: what exports have to read. */
const history = { people: 2_000, sessions: 10 };

const roomRun = 2_000;
const roomSession = 2_100;
const roomEnrolments = 1_000_000;
const historyRun = idOf('other', 2_200);
const historyVersion = idOf('other', 2_201);
const historySession = 2_210;
const historyEnrolments = 3_000_000;

/** The run of a room. */
export const roomRunId = (room: number): string => idOf('other', roomRun + room);
/** The session that takes place in a room. */
export const roomSessionId = (room: number): string => idOf('other', roomSession + room);

/** A day on which every municipality sits the same quiz, each in a room of its own, while certificates are issued to others. */
export class ExamDay {
  private constructor(
    private readonly sql: Client,
    private readonly exam: Exam,
    /** Number of the person who issues, exports, and shows the codes: project manager of everything. */
    readonly manager: number,
  ) {}

  /** Adds rooms, quiz and what was before. The exam should have the people it needs for other purposes by now. */
  static async write(sql: Client, exam: Exam): Promise<ExamDay> {
    await addLongQuiz(sql, dayQuestions);
    await writeRooms(sql);
    const { issuer } = await Award.write(sql, exam, 0);
    await writeHistory(sql, exam);
    return new ExamDay(sql, exam, issuer);
  }

  /** The question in a slot; the quiz is made of the questions of the exam over and over. */
  question(slot: number): ExamQuestion {
    const question = this.exam.questions[slot % this.exam.questions.length];
    if (!question) throw new Error('the exam has no questions');
    return { ...question, slot };
  }

  /** Adds people with a session each, spread over the rooms. Gives the number of the first. */
  async addTakers(count: number): Promise<number> {
    const { people: first } = this.exam.size;
    await this.exam.addPeople(count, false);
    await this.sql.query(
      `INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at)
       SELECT ('${idPrefix('reader')}' || (n + ${roomEnrolments}))::uuid, ('${idPrefix('other')}' || (${firstNumber + roomRun} + (n - $1::bigint) % ${rooms}))::uuid,
         ('${idPrefix('person')}' || n)::uuid, $3, 'enrolled', now()
       FROM generate_series($1::bigint, $2::bigint) AS n`,
      [firstNumber + first, firstNumber + first + count - 1, institutionId],
    );
    return first;
  }

  /** Adds people who have earned a certificate. Gives their enrolments. */
  async addHolders(count: number): Promise<readonly string[]> {
    const { people: first } = this.exam.size;
    await this.exam.addPeople(count);
    return Array.from({ length: count }, (_, place) => idOf('enrolment', first + place));
  }
}

async function writeRooms(sql: Client): Promise<void> {
  await sql.query(
    `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at)
     SELECT ('${idPrefix('other')}' || (${firstNumber + roomRun} + n))::uuid, course_id, version_id, 'ROOM-' || n, title, host_institution_id, state,
       starts_on, ends_on, locales, attendance_rule, award_rule, created_at
     FROM run, generate_series(0, $2::int - 1) AS n WHERE id = $1`,
    [runId, rooms],
  );
  await sql.query(
    `INSERT INTO session (id, run_id, title, local_date, local_start, local_end, zone, starts_at, ends_at)
     SELECT ('${idPrefix('other')}' || (${firstNumber + roomSession} + n))::uuid, ('${idPrefix('other')}' || (${firstNumber + roomRun} + n))::uuid,
       'Salla ' || n, (now() AT TIME ZONE 'Europe/Belgrade')::date, to_char(now() AT TIME ZONE 'Europe/Belgrade' - interval '1 hour', 'HH24:MI'),
       to_char(now() AT TIME ZONE 'Europe/Belgrade' + interval '3 hours', 'HH24:MI'), 'Europe/Belgrade', now() - interval '1 hour', now() + interval '3 hours'
     FROM generate_series(0, $1::int - 1) AS n`,
    [rooms],
  );
  await sql.query(
    `INSERT INTO session_slot (session_id, starts_at, ends_at) SELECT id, starts_at, ends_at FROM session WHERE title LIKE 'Salla %'`,
  );
}

/** A run that is over: everybody was there every time. */
async function writeHistory(sql: Client, exam: Exam): Promise<void> {
  const { people: first } = exam.size;
  await exam.addPeople(history.people, false);
  await sql.query(
    `INSERT INTO course_version (id, course_id, number, state, published_at, content_hash)
     VALUES ($1, $2, 16, 'published', now() - interval '1 year', 'history')`,
    [historyVersion, courseId],
  );
  await sql.query(
    `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at)
     SELECT $1, course_id, $2, 'HISTORY', title, host_institution_id, 'finished', CURRENT_DATE - 60, CURRENT_DATE - 40, locales, $3, '{}', now() - interval '60 days'
     FROM run WHERE version_id = $4 LIMIT 1`,
    [historyRun, historyVersion, attendanceRule, versionId],
  );
  await sql.query(
    `INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at)
     SELECT ('${idPrefix('reader')}' || (n + ${historyEnrolments}))::uuid, $3, ('${idPrefix('person')}' || n)::uuid, $4, 'enrolled', now() - interval '60 days'
     FROM generate_series($1::bigint, $2::bigint) AS n`,
    [firstNumber + first, firstNumber + first + history.people - 1, historyRun, institutionId],
  );
  await sql.query(
    `INSERT INTO session (id, run_id, title, local_date, local_start, local_end, zone, starts_at, ends_at)
     SELECT ('${idPrefix('other')}' || (${firstNumber + historySession} + n))::uuid, $1, 'Takimi ' || n, day::date, '09:00', '12:00', 'Europe/Belgrade',
       day + interval '9 hours', day + interval '12 hours'
     FROM generate_series(0, $2::int - 1) AS n, LATERAL (SELECT date_trunc('day', now()) - (60 - n) * interval '1 day' AS day) AS d`,
    [historyRun, history.sessions],
  );
  await sql.query(
    'INSERT INTO session_slot (session_id, starts_at, ends_at) SELECT id, starts_at, ends_at FROM session WHERE run_id = $1',
    [historyRun],
  );
  await sql.query(
    `INSERT INTO attendance_mark (id, session_id, enrolment_id, kind, status, method, intervals, marker_id, received_at, client_key)
     SELECT gen_random_uuid(), s.id, e.id, 'present', 'accepted', 'manual',
       'null', e.person_id, s.ends_at, gen_random_uuid()
     FROM session s JOIN enrolment e ON e.run_id = s.run_id WHERE s.run_id = $1`,
    [historyRun],
  );
}
