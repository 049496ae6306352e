import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';

/**
 * Counts the statements that the server executes for some work, out of its own log. Only sessions that also executed
 * `marker` count, so that what the worker does meanwhile stays out of it.
 * @param folder of the installation, whose server writes `postgres/server.log`
 * @param marker the name of a prepared statement of the work
 */
export async function countStatements(
  sql: Client,
  folder: string,
  marker: string,
  work: () => Promise<void>,
): Promise<number> {
  const log = join(folder, 'postgres', 'server.log');
  const set = async (command: string): Promise<void> => {
    await sql.query(command);
    await sql.query('SELECT pg_reload_conf()');
    // every session reads its settings again between two statements, once the postmaster has told it to
    await new Promise((resolve) => setTimeout(resolve, 500));
  };
  await set("ALTER SYSTEM SET log_line_prefix = '[%p] '");
  await set("ALTER SYSTEM SET log_statement = 'all'");
  const from = statSync(log).size;
  try {
    await work();
  } finally {
    await set('ALTER SYSTEM RESET log_statement');
  }
  return statementsIn(readFileSync(log).subarray(from).toString('utf8'), marker);
}

/** The statements in a log with `[pid] ` before each line, of the sessions that executed `marker`. */
export function statementsIn(log: string, marker: string): number {
  const lines = [...log.matchAll(/^\[(\d+)\] LOG: {2}(?:execute ([^:]+)|statement): /gm)];
  const sessions = new Set(lines.filter((line) => line[2] === marker).map((line) => line[1]));
  return lines.filter((line) => sessions.has(line[1])).length;
}
