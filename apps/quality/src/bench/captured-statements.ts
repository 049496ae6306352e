import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { firstNumber } from '../exam/exam-ids.js';

/** A statement as the server executed it. Parameters are as text, null for SQL's NULL. */
export interface CapturedStatement {
  readonly name: string;
  readonly sql: string;
  readonly parameters: readonly (string | null)[];
}

/**
 * What the server executes for one request, out of its own log: what the bench compares with is then what the product
 * sends today, not a copy of it.
 * @param marker the named statement that every request begins with, by which its session is told from others
 */
export async function captureStatements(
  sql: Client,
  folder: string,
  marker: string,
  request: () => Promise<void>,
): Promise<readonly CapturedStatement[]> {
  const log = join(folder, 'postgres', 'server.log');
  const set = async (command: string): Promise<void> => {
    await sql.query(command);
    await sql.query('SELECT pg_reload_conf()');
    // Every session reads its settings again between two statements, once the postmaster has told it to.
    await new Promise((resolve) => setTimeout(resolve, 500));
  };
  await set("ALTER SYSTEM SET log_line_prefix = '[%p] '");
  await set('ALTER SYSTEM SET log_parameter_max_length = -1');
  await set("ALTER SYSTEM SET log_statement = 'all'");
  const from = statSync(log).size;
  try {
    await request();
  } finally {
    await set('ALTER SYSTEM RESET log_statement');
  }
  return capturedIn(readFileSync(log).subarray(from).toString('utf8'), marker);
}

/** The statements in a log with `[pid] ` before each entry, of the sessions that executed `marker`, without it. */
export function capturedIn(log: string, marker: string): readonly CapturedStatement[] {
  const entries = log.split(/^(?=\[\d+\] )/m).flatMap((entry) => {
    const match = /^\[(\d+)\] (LOG|DETAIL): {2}([\s\S]*?)\n?$/.exec(entry);
    return match ? [{ session: match[1], kind: match[2], text: (match[3] ?? '').replaceAll('\n\t', '\n') }] : [];
  });
  const found: (CapturedStatement & { session: string | undefined })[] = [];
  entries.forEach(({ session, kind, text }, at) => {
    const executed = kind === 'LOG' ? /^execute ([^:]+): ([\s\S]*)$/.exec(text) : null;
    if (!executed) return;
    const detail = entries.slice(at + 1).find((entry) => entry.session === session);
    const parameters = detail?.kind === 'DETAIL' ? parametersIn(detail.text) : [];
    found.push({ session, name: executed[1] ?? '', sql: executed[2] ?? '', parameters });
  });
  const sessions = new Set(found.filter(({ name }) => name === marker).map(({ session }) => session));
  return found
    .filter(({ session, name }) => sessions.has(session) && name !== marker)
    .map(({ name, sql, parameters }) => ({ name, sql, parameters }));
}

/** `Parameters: $1 = 'it''s', $2 = NULL` → `["it's", null]`. */
export function parametersIn(detail: string): readonly (string | null)[] {
  const values = detail.matchAll(/\$(\d+) = (?:'((?:[^']|'')*)'|(NULL))/g);
  return [...values].map(([, , value]) => value?.replaceAll("''", "'") ?? null);
}

/** An id of the load data with the number of its row. */
const NUMBERED = new RegExp(`^(\\{?)([\\da-f-]{24})${firstNumber}(\\}?)$`);

/**
 * Parameters of the first row of the load data as pgbench reads them: ids follow the variable `:n`, all else is as it was.
 */
export function asExpressions(parameters: readonly (string | null)[]): readonly string[] {
  return parameters.map((value) => {
    if (value === null) return 'NULL';
    const id = NUMBERED.exec(value);
    if (!id) return `'${value.replaceAll("'", "''")}'`;
    const expression = `('${id[2]}' || :n)::uuid`;
    return id[1] === '{' ? `ARRAY[${expression}]` : expression;
  });
}

/** The same as values, for the row with this number. */
export function asValues(parameters: readonly (string | null)[], number: number): readonly (string | null)[] {
  return parameters.map((value) =>
    value && NUMBERED.test(value) ? value.replace(String(firstNumber), String(firstNumber + number)) : value,
  );
}
