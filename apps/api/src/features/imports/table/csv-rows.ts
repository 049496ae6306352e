import { finished } from 'node:stream/promises';
import type { ImportDelimiter } from '@edukom/contracts';
import { parse } from 'csv-parse';
import type { TableRow } from '../../../platform/files/table-row.js';
import { Problem } from '../../../platform/http/problem.js';

export const SIGN_OF: Readonly<Record<ImportDelimiter, string>> = { comma: ',', semicolon: ';', tab: '\t' };
const OPTIONS = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false } as const;
/** More of a file's beginning than a header and a few rows need. */
export const HEAD_CHARS = 64 * 1024;

/** The first rows of a text as one separator cuts them; what is cut off in the middle of a row is left out. */
export async function firstRecords(text: string, delimiter: ImportDelimiter, count: number): Promise<string[][]> {
  const records: string[][] = [];
  const head = text.length > HEAD_CHARS ? text.slice(0, HEAD_CHARS) : text;
  // Told record by record: a quoted cell that goes on behind the head ends the looking, not what was seen before it.
  const parser = parse({
    ...OPTIONS,
    delimiter: SIGN_OF[delimiter],
    to: count,
    on_record: (record: string[]) => {
      records.push(record);
      return null;
    },
  });
  parser.end(head);
  await finished(parser.resume()).catch(() => undefined);
  return records;
}

/**
 * Rows of a CSV text in their order, those of a piece of it at a time.
 * @throws Problem `import.not-a-table` when a quoted cell never ends.
 */
export async function* csvRows(text: AsyncIterable<string>, delimiter: ImportDelimiter): AsyncGenerator<TableRow[]> {
  let rows: TableRow[] = [];
  let line = 0;
  // Rows are taken as they are cut, since a stream of 100,000 of them is slower than the cutting.
  const parser = parse({
    ...OPTIONS,
    delimiter: SIGN_OF[delimiter],
    on_record: (cells: string[]) => {
      rows.push({ line: (line += 1), cells, isRagged: true });
      return null;
    },
  });
  const cut = finished(parser.resume());
  // Heard of below; until then it must not end the process.
  cut.catch(() => undefined);
  const take = () => {
    const taken = rows;
    rows = [];
    return taken;
  };
  try {
    for await (const piece of text) {
      if (parser.destroyed) break;
      parser.write(piece);
      yield take();
    }
    parser.end();
    await cut;
    yield take();
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw new Problem('import.not-a-table');
    throw error;
  } finally {
    parser.destroy();
  }
}
