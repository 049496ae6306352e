import pg from 'pg';
import { JOB_SCHEMA } from '../platform/jobs/job-names.js';

/** Key under which an installation notes that its demo was begun; `demo` follows when it is whole. */
export const DEMO_BEGUN = 'demo-begun';
export const DEMO_DONE = 'demo';

/**
 * Empties the database of a demo whose making was interrupted (a closed lid, a killed terminal), so that it can be made
 * again. Only for the demo's own database: it holds nothing but invented people.
 * @returns whether there was such a half-made demo.
 */
export async function clearUnfinishedDemo(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ known: boolean }>(
      "SELECT to_regclass('public.installation') IS NOT NULL AS known",
    );
    if (!rows[0]?.known) return false;
    const notes = await client.query<{ key: string }>('SELECT key FROM installation WHERE key IN ($1, $2)', [
      DEMO_BEGUN,
      DEMO_DONE,
    ]);
    const keys = notes.rows.map((row) => row.key);
    if (!keys.includes(DEMO_BEGUN) || keys.includes(DEMO_DONE)) return false;
    await client.query(`DROP SCHEMA IF EXISTS ${JOB_SCHEMA} CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public`);
    return true;
  } finally {
    await client.end();
  }
}
