import { type ImportColumn, importColumns, type ImportReason, importReasons, type RowReason } from '@edukom/contracts';
import { z } from 'zod';
import type { RawRow } from './read-table.js';

/** Letters a cell may have; the longest position title we met has 90. */
const MAX_LETTERS = 200;
const MAX_EMAIL = 254;
const FORMULA_START = /^[=+\-@]/;
/** What our own CSV export puts before a cell that a spreadsheet would run. */
const EXPORT_GUARD = /^'(?=[=+\-@\t\r])/;
/** Control characters, and those that turn the direction of text: nothing a name needs, and some hide what is said. */
const FORBIDDEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
const emailShape = z.email();

/** Cells as they are stored: guard and outer spaces gone, line breaks and tabs inside as one space, composed letters. */
export type CleanCells = Readonly<Record<ImportColumn, string>>;

/** A row after its cells were judged by themselves. */
export interface CheckedRow {
  readonly line: number;
  readonly cells: CleanCells;
  readonly reasons: readonly RowReason[];
}

interface Cell {
  readonly text: string;
  readonly isFormula: boolean;
}

function cleanCell(raw: string): Cell {
  const trimmed = raw.trim();
  const text = trimmed.replace(EXPORT_GUARD, '');
  return {
    text: text
      .toWellFormed()
      .normalize('NFC')
      .replaceAll(/[\t\r\n]+/g, ' ')
      .trim(),
    isFormula: text === trimmed && FORMULA_START.test(text),
  };
}

const cellsBy = (textOf: (column: ImportColumn) => string): CleanCells =>
  Object.fromEntries(importColumns.map((column) => [column, textOf(column)])) as CleanCells;

const reason = (code: ImportReason, column: ImportColumn | null = null): RowReason => ({ code, column });

/** Reasons in the order in which they are named, each once per column. */
export const inOrder = (reasons: readonly RowReason[]): RowReason[] =>
  [...reasons].sort((a, b) => importReasons.indexOf(a.code) - importReasons.indexOf(b.code));

function cellReasons(column: ImportColumn, { text, isFormula }: Cell): RowReason[] {
  return [
    ...(isFormula ? [reason('formula', column)] : []),
    ...(FORBIDDEN.test(text) ? [reason('characters', column)] : []),
    ...(text.length > (column === 'email' ? MAX_EMAIL : MAX_LETTERS) ? [reason('too-long', column)] : []),
  ];
}

function nameReasons(cells: CleanCells): RowReason[] {
  return (['givenName', 'familyName'] as const).flatMap((column) =>
    cells[column] === '' ? [reason('name-missing', column)] : [],
  );
}

function emailReasons(email: string): RowReason[] {
  if (email === '') return [reason('email-missing', 'email')];
  return emailShape.safeParse(email).success ? [] : [reason('email-malformed', 'email')];
}

/** Judges a row by itself; what other rows and the database say of it comes later. */
export function checkRow(row: RawRow): CheckedRow {
  const cells = new Map(importColumns.map((column) => [column, cleanCell(row.cells[column] ?? '')] as const));
  const textOf = (column: ImportColumn) => cells.get(column)?.text ?? '';
  const clean = { ...cellsBy(textOf), email: textOf('email').toLowerCase() };
  const reasons = [
    ...(row.excess < 0 ? [reason('columns-missing')] : []),
    ...(row.excess > 0 ? [reason('columns-extra')] : []),
    ...[...cells].flatMap(([column, cell]) => cellReasons(column, cell)),
    ...nameReasons(clean),
    ...emailReasons(clean.email),
  ];
  return { line: row.line, cells: cellsBy((column) => storable(clean[column])), reasons: inOrder(reasons) };
}

/** A cell of a megabyte is refused, and not kept either. NUL cannot be stored. */
const storable = (text: string): string =>
  text
    .slice(0, MAX_EMAIL + 1)
    .replaceAll('\0', '\uFFFD')
    .toWellFormed();
