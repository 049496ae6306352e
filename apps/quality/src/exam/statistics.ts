import type { Client } from 'pg';

/**
 * Statistics as the server itself would have them by now: of tables in which more than 50 rows and a tenth changed, the
 * limits at which autovacuum reads a table. Told of an empty table that it is empty, the planner would read it from end to
 * end for as long as a connection keeps the plan; of one never looked at it thinks better, and so it is in an installation.
 */
export async function refreshStatistics(sql: Client): Promise<void> {
  await sql.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await sql.query<{ name: string }>(
    `SELECT format('%I.%I', s.schemaname, s.relname) AS name FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
     WHERE s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)`,
  );
  if (rows.length > 0) await sql.query(`ANALYZE ${rows.map(({ name }) => name).join(', ')}`);
}
