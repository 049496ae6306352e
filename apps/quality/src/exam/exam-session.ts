import type { Client } from 'pg';
import { idOf } from './exam-ids.js';
import { runId } from './exam.js';

/** The session of the exam's run that takes place now. */
export const sessionId = idOf('other', 20);

/** Writes a session that began an hour ago and goes on for three. */
export async function writeSession(sql: Client): Promise<void> {
  await sql.query(
    `INSERT INTO session (id, run_id, title, local_date, local_start, local_end, zone, starts_at, ends_at)
     SELECT $1, $2, 'Exam', (now() AT TIME ZONE 'Europe/Belgrade')::date, to_char(now() AT TIME ZONE 'Europe/Belgrade' - interval '1 hour', 'HH24:MI'),
       to_char(now() AT TIME ZONE 'Europe/Belgrade' + interval '3 hours', 'HH24:MI'), 'Europe/Belgrade', now() - interval '1 hour', now() + interval '3 hours'`,
    [sessionId, runId],
  );
  await sql.query(
    'INSERT INTO session_slot (session_id, starts_at, ends_at) SELECT id, starts_at, ends_at FROM session WHERE id = $1',
    [sessionId],
  );
}
