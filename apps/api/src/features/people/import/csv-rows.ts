import { parse } from 'csv-parse';
import type { TableRow } from '../../../platform/files/table-row.js';
import { Problem } from '../../../platform/http/problem.js';
import { knownNames } from './header.js';

const DELIMITERS = [',', ';', '\t'] as const;
const OPTIONS = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false } as const;
/** More of a file's beginning than any header needs. */
const HEADER_CHARS = 10_000;

async function firstRecord(text: string, delimiter: string): Promise<string[]> {
  for await (const record of parse(text.slice(0, HEADER_CHARS), { ...OPTIONS, delimiter, to: 1 }))
    return record as string[];
  return [];
}

/** The separator under which the first row reads most like a header. */
async function delimiterOf(text: string): Promise<string> {
  let best: { delimiter: string; known: number } = { delimiter: ',', known: 0 };
  for (const delimiter of DELIMITERS) {
    const known = knownNames(await firstRecord(text, delimiter).catch(() => []));
    if (known > best.known) best = { delimiter, known };
  }
  return best.delimiter;
}

/**
 * Rows of a CSV text one after the other; separator comma, semicolon or tab.
 * @throws Problem `import.not-a-table` when a quoted cell never ends.
 */
export async function* csvRows(text: string): AsyncGenerator<TableRow> {
  let line = 0;
  try {
    for await (const record of parse(text, { ...OPTIONS, delimiter: await delimiterOf(text) })) {
      line += 1;
      yield { line, cells: record as string[], isRagged: true };
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw new Problem('import.not-a-table');
    throw error;
  }
}
