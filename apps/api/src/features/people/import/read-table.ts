import { type ImportColumn } from '@edukom/contracts';
import { decodeText } from '../../../platform/files/decode-text.js';
import type { TableRow } from '../../../platform/files/table-row.js';
import { xlsxRows } from '../../../platform/files/xlsx-rows.js';
import { Problem } from '../../../platform/http/problem.js';
import { csvRows } from './csv-rows.js';
import { type Header, readHeader } from './header.js';

/** Rows of people one file may hold. */
export const MAX_IMPORT_ROWS = 20_000;
/** An empty row is free, but not without end. */
const MAX_LINES = 100_000;

/** A row below the header, its cells by column, as written. */
export interface RawRow {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>;
  /** Cells fewer (negative) or more (positive, not counting empty ones) than the header has. */
  readonly excess: number;
}

const isEmpty = (row: TableRow): boolean => row.cells.every((cell) => cell.trim() === '');

async function rowsOf(bytes: Buffer): Promise<AsyncGenerator<TableRow>> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(new Uint8Array(bytes)).catch(() => undefined);
  if (type === undefined) return csvRows(decodeText(bytes));
  if (type.ext === 'xlsx' || type.ext === 'zip') return xlsxRows(bytes);
  throw new Problem('import.not-a-table');
}

function rawRow({ line, cells, isRagged }: TableRow, { width, columnAt }: Header): RawRow {
  const extra = cells.slice(width).filter((cell) => cell.trim() !== '').length;
  return {
    line,
    cells: Object.fromEntries([...columnAt].map(([index, column]) => [column, cells[index] ?? ''])),
    excess: extra > 0 ? extra : isRagged ? Math.min(0, cells.length - width) : 0,
  };
}

/**
 * The rows of an uploaded table; what it is is told by its bytes, never by its name. Empty rows are left out.
 * @throws Problem `import.*` or `request.too-large` when it cannot be read as a table of people.
 */
export async function readTable(bytes: Buffer): Promise<RawRow[]> {
  let header: Header | null = null;
  const rows: RawRow[] = [];
  for await (const row of await rowsOf(bytes)) {
    if (row.line > MAX_LINES) throw new Problem('import.too-many-rows', { params: { maximum: MAX_IMPORT_ROWS } });
    if (isEmpty(row)) continue;
    if (header) rows.push(rawRow(row, header));
    else header = readHeader(row.cells) ?? noHeader();
    if (rows.length > MAX_IMPORT_ROWS)
      throw new Problem('import.too-many-rows', { params: { maximum: MAX_IMPORT_ROWS } });
  }
  if (!header) throw new Problem('import.no-header');
  if (rows.length === 0) throw new Problem('import.no-rows');
  return rows;
}

const noHeader = (): never => {
  throw new Problem('import.no-header');
};
