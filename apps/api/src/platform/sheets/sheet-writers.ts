import { pipeline, Readable } from 'node:stream';
import type { Translate } from '@edukom/i18n';
import { stringify } from 'csv-stringify';
import { writeXlsxStream } from 'hucre/xlsx';

/** What stands in a cell of a file. */
export type Cell = string | number | { readonly day: string } | null;

/** A column of a file, in the reader's language. */
export interface SheetColumn<Row> {
  readonly header: (t: Translate) => string;
  readonly type: 'text' | 'number' | 'decimal' | 'day';
  /** Width in characters. */
  readonly width: number;
  readonly cell: (row: Row, t: Translate) => Cell;
}

/** A sheet to be written: its columns and its rows, taken one by one. */
export interface Sheet<Row> {
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: AsyncIterable<Row>;
  readonly t: Translate;
}

const DAY_FORMAT = 'dd.mm.yyyy';
const FORMATS = { text: undefined, number: '0', decimal: '0.00', day: DAY_FORMAT } as const;

async function* cellsOf<Row, Out>({ rows, columns, t }: Sheet<Row>, write: (cell: Cell) => Out): AsyncGenerator<Out[]> {
  for await (const row of rows) yield columns.map((column) => write(column.cell(row, t)));
}

const isDay = (cell: Cell): cell is { readonly day: string } => typeof cell === 'object' && cell !== null;

/** A workbook whose days are dates and whose minutes are numbers; a text stays a text, also when it begins like a formula. */
export function xlsxOf<Row>(sheet: Sheet<Row>): Readable {
  const rows = cellsOf(sheet, (cell) => (isDay(cell) ? new Date(`${cell.day}T00:00:00Z`) : cell));
  const workbook = writeXlsxStream(rows, {
    name: sheet.name.slice(0, 31),
    freezePane: { rows: 1 },
    columns: sheet.columns.map(({ header, type, width }) => {
      const numFmt = FORMATS[type];
      return { header: header(sheet.t), width, ...(numFmt ? { numFmt } : {}) };
    }),
  });
  return Readable.fromWeb(workbook as Parameters<typeof Readable.fromWeb>[0]);
}

/**
 * CSV as spreadsheets here read it: UTF-8 with BOM, semicolons, days as `YYYY-MM-DD`. A text that a spreadsheet would run as a
 * formula gets an apostrophe before it (CWE-1236), which our own import takes off again.
 */
export function csvOf<Row>(sheet: Sheet<Row>): Readable {
  const rows = cellsOf(sheet, (cell) => (isDay(cell) ? cell.day : cell));
  const writer = stringify({
    bom: true,
    delimiter: ';',
    record_delimiter: '\r\n',
    escape_formulas: true,
    header: true,
    columns: sheet.columns.map((column) => column.header(sheet.t)),
  });
  return pipeline(Readable.from(rows), writer, () => undefined) as unknown as Readable;
}
