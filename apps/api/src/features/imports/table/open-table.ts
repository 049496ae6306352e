import {
  type ImportCharset,
  type ImportColumn,
  type ImportDelimiter,
  type ImportKind,
  MAX_IMPORT_ROWS,
} from '@edukom/contracts';
import type { Readable } from 'node:stream';
import { decodedText } from '../../../platform/files/decode-stream.js';
import { isWorkbook } from '../../../platform/files/is-workbook.js';
import { likelyCharset } from '../../../platform/files/table-charset.js';
import type { TableRow } from '../../../platform/files/table-row.js';
import { xlsxRows } from '../../../platform/files/xlsx-rows.js';
import { Problem } from '../../../platform/http/problem.js';
import { csvRows, firstRecords, HEAD_CHARS } from './csv-rows.js';
import { knownNames, type Mapping } from './header.js';

/** An empty row is free, but not without end. */
const MAX_LINES = 200_000;
/** 100,000 people inflate to some 70 MB of XML. */
const MAX_INFLATED = 160 * 1024 * 1024;
const MAX_COLUMNS = 50;
const READING = { maxColumns: MAX_COLUMNS, maxInflated: MAX_INFLATED };
const SAMPLE_ROWS = 5;
const DELIMITERS: readonly ImportDelimiter[] = ['comma', 'semicolon', 'tab'];

/** How the bytes of a table are cut into cells; both null of a workbook. */
export interface TableFormat {
  readonly charset: ImportCharset | null;
  readonly delimiter: ImportDelimiter | null;
}

/** A table as far as its beginning tells. */
export interface TableHead extends TableFormat {
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
}

/** A row below the header, its cells by column, as written. */
export interface RawRow {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>;
  /** Cells fewer (negative) or more (positive, not counting empty ones) than the header has. */
  readonly excess: number;
}

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** The beginning of a text; where it stops in the middle of a letter, that letter is left out. */
async function headText(bytes: Buffer, charset: ImportCharset): Promise<string> {
  let text = '';
  const pieces = decodedText([bytes.subarray(0, HEAD_CHARS * 2)], charset);
  try {
    for await (const piece of pieces) text += piece;
  } catch (error) {
    if (bytes.length <= HEAD_CHARS * 2 || text === '') throw error;
  }
  return text;
}

/** The separator under which the first row reads most like a header of the kind; of unknown headers, the most columns. */
async function likelyDelimiter(kind: ImportKind, text: string): Promise<ImportDelimiter> {
  let best: { delimiter: ImportDelimiter; score: number } = { delimiter: 'comma', score: -1 };
  for (const delimiter of DELIMITERS) {
    const [first = []] = (await firstRecords(text, delimiter, SAMPLE_ROWS)).filter((cells) => !isEmpty(cells));
    const score = knownNames(kind, first) * (MAX_COLUMNS + 1) + Math.min(first.length, MAX_COLUMNS);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

async function firstRows(rows: AsyncIterable<TableRow>, count: number): Promise<string[][]> {
  const found: string[][] = [];
  for await (const { cells, line } of rows) {
    if (!isEmpty(cells)) found.push([...cells]);
    if (found.length >= count || line > MAX_LINES) break;
  }
  return found;
}

/**
 * Looks at a table: how it is cut, what stands above its columns, its first rows. `asked` wins over what is likely.
 * @throws Problem `import.not-a-table`, `import.encoding`, `request.too-large`, `import.no-header` when nothing stands in it.
 */
export async function inspectTable(kind: ImportKind, bytes: Buffer, asked: TableFormat): Promise<TableHead> {
  const isBook = await isWorkbook(bytes);
  const charset = isBook ? null : (asked.charset ?? likelyCharset(bytes));
  const text = charset ? await headText(bytes, charset) : '';
  const delimiter = isBook ? null : (asked.delimiter ?? (await likelyDelimiter(kind, text)));
  const rows = delimiter
    ? (await firstRecords(text, delimiter, SAMPLE_ROWS * 4)).filter((cells) => !isEmpty(cells))
    : await firstRows(xlsxRows(bytes, READING), SAMPLE_ROWS + 1);
  const [header, ...sample] = rows;
  if (!header) throw new Problem('import.no-header');
  const short = (cells: readonly string[]) => cells.slice(0, MAX_COLUMNS).map((cell) => shown(cell));
  return { charset, delimiter, header: short(header), sample: sample.slice(0, SAMPLE_ROWS).map(short) };
}

/** No more of a cell than a preview shows. */
const shown = (cell: string): string => cell.trim().slice(0, 80).toWellFormed().replaceAll('\0', '');

/** Where the bytes of a table lie: as a stream where they are read once, whole where the format needs it. */
export interface TableSource {
  stream(): Readable | Iterable<Buffer>;
  whole(): Promise<Buffer>;
}

async function* oneByOne(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[]> {
  for await (const row of rows) yield [row];
}

/** Rows in their order, as many at a time as are at hand. */
async function rowsOf({ charset, delimiter }: TableFormat, source: TableSource): Promise<AsyncIterable<TableRow[]>> {
  return charset && delimiter
    ? csvRows(decodedText(source.stream(), charset), delimiter)
    : oneByOne(xlsxRows(await source.whole(), READING));
}

const tooMany = () => new Problem('import.too-many-rows', { params: { maximum: MAX_IMPORT_ROWS } });

/** Takes the cells below a header of so many columns by what they mean. */
function cellsBy(mapping: Mapping, width: number): (row: TableRow) => RawRow {
  const columns = mapping.flatMap((column, index) => (column ? [{ column, index }] : []));
  return ({ line, cells, isRagged }) => {
    const named: Partial<Record<ImportColumn, string>> = {};
    for (const { column, index } of columns) named[column] = cells[index] ?? '';
    const extra = cells.length > width ? cells.slice(width).filter((cell) => cell.trim() !== '').length : 0;
    return { line, cells: named, excess: extra > 0 ? extra : isRagged ? Math.min(0, cells.length - width) : 0 };
  };
}

/** Takes rows in their order: of the header how many columns there are, of those below it what they say. Empty ones are none. */
class RowTaker {
  #below: ((row: TableRow) => RawRow) | null = null;
  #count = 0;

  constructor(private readonly mapping: Mapping) {}

  /** @throws Problem `import.too-many-rows` */
  take(row: TableRow): RawRow | null {
    if (row.line > MAX_LINES) throw tooMany();
    if (isEmpty(row.cells)) return null;
    if (!this.#below) {
      this.#below = cellsBy(this.mapping, row.cells.length);
      return null;
    }
    this.#count += 1;
    if (this.#count > MAX_IMPORT_ROWS) throw tooMany();
    return this.#below(row);
  }

  /** @throws Problem `import.no-header` or `import.no-rows` */
  end(): void {
    if (!this.#below) throw new Problem('import.no-header');
    if (this.#count === 0) throw new Problem('import.no-rows');
  }
}

/**
 * The rows below the header of a table, so many at a time as `chunk` says meanwhile; empty rows are left out.
 * @throws Problem `import.*` or `request.too-large` when it cannot be read to its end.
 */
export async function* tableRows(
  format: TableFormat,
  mapping: Mapping,
  source: TableSource,
  chunk: () => number,
): AsyncGenerator<RawRow[]> {
  const taker = new RowTaker(mapping);
  let rows: RawRow[] = [];
  for await (const some of await rowsOf(format, source))
    for (const row of some) {
      const taken = taker.take(row);
      if (!taken) continue;
      rows.push(taken);
      if (rows.length < chunk()) continue;
      yield rows;
      rows = [];
    }
  taker.end();
  if (rows.length > 0) yield rows;
}
