import {
  COLUMNS_OF,
  type ImportColumn,
  type ImportKind,
  type ImportReason,
  importReasons,
  type RowReason,
} from '@edukom/contracts';
import { z } from 'zod';
import type { RawRow } from '../table/open-table.js';

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
export type CleanCells = Readonly<Partial<Record<ImportColumn, string>>>;

/** A row after its cells were judged by themselves. */
export interface CheckedRow {
  readonly line: number;
  readonly cells: CleanCells;
  readonly reasons: readonly RowReason[];
}

/** What a kind finds wrong in the clean cells of a row. */
export type Judge = (cells: CleanCells) => readonly RowReason[];

interface Cell {
  readonly text: string;
  readonly isFormula: boolean;
  /** Of letters that need no composing and hide nothing. */
  readonly isPlain: boolean;
}

/** Most cells: printable, and the same in every form of Unicode. */
const PLAIN = /^[ -~]*$/;

const composed = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\t\r\n]+/g, ' ')
    .trim();

function cleanCell(raw: string): Cell {
  const trimmed = raw.trim();
  const text = trimmed.replace(EXPORT_GUARD, '');
  const isPlain = PLAIN.test(text);
  return {
    text: isPlain ? text : composed(text),
    isFormula: text === trimmed && FORMULA_START.test(text),
    isPlain,
  };
}

/** A reason with the column it concerns. */
export const reason = (code: ImportReason, column: ImportColumn | null = null): RowReason => ({ code, column });

const RANK = new Map(importReasons.map((code, index) => [code, index]));
const rank = (code: ImportReason): number => RANK.get(code) ?? 0;

/** Reasons in the order in which they are named, each once per column. */
export const inOrder = (reasons: readonly RowReason[]): RowReason[] =>
  [...reasons].sort((a, b) => rank(a.code) - rank(b.code));

function cellReasons(column: ImportColumn, { text, isFormula, isPlain }: Cell): RowReason[] {
  return [
    ...(isFormula ? [reason('formula', column)] : []),
    ...(!isPlain && FORBIDDEN.test(text) ? [reason('characters', column)] : []),
    ...(text.length > (column === 'email' ? MAX_EMAIL : MAX_LETTERS) ? [reason('too-long', column)] : []),
  ];
}

/** Whether an address can be one; of a kind that names people by it. */
export function emailReasons(cells: CleanCells): RowReason[] {
  const email = cells.email ?? '';
  if (email === '') return [reason('email-missing', 'email')];
  return emailShape.safeParse(email).success ? [] : [reason('email-malformed', 'email')];
}

/** A cell of a megabyte is refused, and not kept either. NUL cannot be stored. */
const storable = (text: string): string =>
  text
    .slice(0, MAX_EMAIL + 1)
    .replaceAll('\0', '\uFFFD')
    .toWellFormed();

/** Judges a row by itself; what other rows and the database say of it comes later. */
export function checkRow(kind: ImportKind, judge: Judge, row: RawRow): CheckedRow {
  const cells = COLUMNS_OF[kind].columns.map((column) => [column, cleanCell(row.cells[column] ?? '')] as const);
  const clean: CleanCells = Object.fromEntries(
    cells.map(([column, { text }]) => [column, storable(column === 'email' ? text.toLowerCase() : text)]),
  );
  const reasons = [
    ...(row.excess < 0 ? [reason('columns-missing')] : []),
    ...(row.excess > 0 ? [reason('columns-extra')] : []),
    ...cells.flatMap(([column, cell]) => cellReasons(column, cell)),
    ...judge(clean),
  ];
  return { line: row.line, cells: clean, reasons: inOrder(reasons) };
}

/** In a row that is cut or shifted, what the other cells lack says nothing. */
export const isShifted = (row: CheckedRow): boolean =>
  row.reasons.some(({ code }) => code === 'columns-missing' || code === 'columns-extra');
