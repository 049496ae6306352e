import type { LogRow } from '@edukom/domain';
import { parse } from 'csv-parse';
import { decodeText } from '../../../platform/files/decode-text.js';
import { isWorkbook } from '../../../platform/files/is-workbook.js';
import { xlsxRows } from '../../../platform/files/xlsx-rows.js';
import { Problem } from '../../../platform/http/problem.js';

const MAX_ROWS = 10_000;
const MAX_COLUMNS = 60;
/** No name, address or time is longer; the rest of a cell is of no use to anybody. */
const MAX_CELL = 300;
const DELIMITERS = [';', ',', '\t'] as const;
const OPTIONS = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false } as const;
const SAMPLE_CHARS = 20_000;
/** The day on which workbooks begin to count: what lies before is a time of no day. */
const FIRST_DAY = Date.UTC(1900, 0, 1);

/** A moment of a workbook as its wall clock shows it. */
function momentText(value: Date): string {
  const [day = '', time = ''] = value.toISOString().slice(0, 19).split('T');
  if (value.getTime() < FIRST_DAY) return time.slice(0, 5);
  return time === '00:00:00' ? day : `${day} ${time}`;
}

const cellText = (value: unknown): string => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : momentText(value);
  return value === null || value === undefined ? '' : String(value);
};

const tidy = (cell: string): string =>
  cell
    .slice(0, MAX_CELL)
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();

async function recordsOf(text: string, delimiter: string): Promise<string[][]> {
  const records: string[][] = [];
  for await (const record of parse(text, { ...OPTIONS, delimiter })) records.push(record as string[]);
  return records;
}

/** The separator that takes the beginning of the text apart into most cells. */
async function delimiterOf(text: string): Promise<string> {
  const lines = text.slice(0, SAMPLE_CHARS).split('\n');
  // The last line of a cut sample may be half of one.
  const sample = lines.slice(0, lines.length > 1 ? -1 : 1).join('\n');
  let best = { delimiter: ';', cells: 0 };
  for (const delimiter of DELIMITERS) {
    const records = await recordsOf(sample, delimiter).catch(() => []);
    const cells = records.reduce((sum, record) => sum + record.length - 1, 0);
    if (cells > best.cells) best = { delimiter, cells };
  }
  return best.delimiter;
}

async function* csvRows(text: string): AsyncGenerator<LogRow> {
  let line = 0;
  try {
    for await (const record of parse(text, { ...OPTIONS, delimiter: await delimiterOf(text) })) {
      line += 1;
      yield { line, cells: (record as string[]).slice(0, MAX_COLUMNS) };
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw new Problem('import.not-a-table');
    throw error;
  }
}

async function rowsOf(bytes: Buffer): Promise<AsyncGenerator<LogRow>> {
  if (await isWorkbook(bytes)) return xlsxRows(bytes, { maxColumns: MAX_COLUMNS, textOf: cellText });
  return csvRows(decodeText(bytes));
}

/**
 * Every row of an uploaded table or list, whatever its columns: CSV with comma, semicolon or tab in UTF-8, UTF-16 or
 * Windows-1250, or the first sheet of a workbook. What it is is told by its bytes.
 * @throws Problem `import.*` or `request.too-large` when it cannot be read, or has no rows or too many.
 */
export async function readAnyTable(bytes: Buffer): Promise<LogRow[]> {
  const rows: LogRow[] = [];
  for await (const { line, cells } of await rowsOf(bytes)) {
    if (line > MAX_ROWS) throw new Problem('import.too-many-rows', { params: { maximum: MAX_ROWS } });
    rows.push({ line, cells: cells.map(tidy) });
  }
  if (!rows.some(({ cells }) => cells.some(Boolean))) throw new Problem('import.no-rows');
  return rows;
}
