import { foldForSearch } from '../text/fold.js';
import { readCheckedCode, SHEET_CODE_LENGTH } from './checked-code.js';
import type { Interval } from './interval.js';
import { instantOf, localOf } from './local-time.js';
import type { LogRow } from './presence-log.js';

/** Why a row typed from a sheet records nothing. */
export const SHEET_REASONS = [
  'code-missing',
  'code-mistyped',
  'code-unknown',
  'twice',
  'unsigned',
  'time-unreadable',
  'time-outside',
  'time-order',
] as const;
export type SheetReason = (typeof SHEET_REASONS)[number];

/** A row as judged: whom it means, and when the person was there; `present` is null for the whole session. */
export interface SheetRow {
  readonly line: number;
  readonly code: string;
  readonly enrolmentId: string | null;
  readonly present: Interval | null;
  readonly remark: string;
  readonly reason: SheetReason | null;
}

type Column = 'code' | 'signed' | 'arrived' | 'left' | 'remark';
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  code: ['Code', 'Row code', 'Kodi', 'Kodi i rreshtit', 'Kod', 'Kod reda', 'Šifra'],
  signed: ['Signed', 'Signature', 'Nënshkrimi', 'Nënshkruar', 'Potpis', 'Potpisano'],
  arrived: ['Arrived', 'Time in', 'Erdhi', 'Ora e ardhjes', 'Dolazak', 'Vreme dolaska'],
  left: ['Left', 'Time out', 'Shkoi', 'U largua', 'Ora e largimit', 'Odlazak', 'Vreme odlaska'],
  remark: ['Remark', 'Note', 'Vërejtje', 'Shënim', 'Napomena', 'Primedba'],
};
const COLUMN_OF: ReadonlyMap<string, Column> = new Map(
  (Object.keys(NAMES) as Column[]).flatMap((column) =>
    NAMES[column].map((name) => [foldForSearch(name), column] as const),
  ),
);
const NOT_SIGNED = new Set(['', '-', '–', 'no', 'jo', 'ne', 'false', '0']);
const MAX_REMARK = 200;
const DAY_MINUTES = 1440;

type Header = ReadonlyMap<Column, number>;
/** Without a header: the code, and after it when the person came and went, if somebody wrote it down. */
const TYPED: Header = new Map([
  ['code', 0],
  ['arrived', 1],
  ['left', 2],
]);

function headerOf(row: LogRow | undefined): Header | null {
  const found = new Map<Column, number>();
  row?.cells.forEach((cell, index) => {
    const column = COLUMN_OF.get(foldForSearch(cell));
    if (column && !found.has(column)) found.set(column, index);
  });
  return found.has('code') ? found : null;
}

/** `HH:MM` of a typed time (`9:05`, `09.05`, `9`), or of the part of a day in which a workbook keeps it. */
function clockOf(cell: string): string | null {
  const clock = /^(\d{1,2})(?:[:.,hч ]+(\d{2}))?(?::\d{2})?$/.exec(cell);
  const part = /^0[.,]\d{3,}$/.test(cell) ? Math.round(Number(cell.replace(',', '.')) * DAY_MINUTES) : null;
  const [hours, minutes] =
    part === null ? [Number(clock?.[1]), Number(clock?.[2] ?? 0)] : [Math.floor(part / 60), part % 60];
  return clock || part !== null ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : null;
}

/** A cell that says a time and nothing else could: `10:20`, `9.05`, the part of a day. A number alone may be anything. */
const saysTime = (cell: string): boolean =>
  /^(?:\d{1,2}[:.,hч]\d{2}(?::\d{2})?|0[.,]\d{3,})$/.test(cell) && clockOf(cell) !== null;

/**
 * Headings of a table under which times stand that {@link judgeSheet} does not read, since it does not know the heading:
 * whoever looks at the preview has to hear of it, or somebody's half an hour would be recorded as the whole session.
 */
export function unreadTimes(rows: readonly LogRow[]): string[] {
  const [head, ...below] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const header = headerOf(head);
  if (!head || !header) return [];
  const read = new Set(header.values());
  return head.cells.flatMap((name, index) => {
    const isUnread = !read.has(index) && below.some(({ cells }) => saysTime((cells[index] ?? '').trim()));
    return isUnread ? [name.trim()] : [];
  });
}

type Presence = { readonly present: Interval | null } | { readonly reason: SheetReason };

function presenceOf(arrived: string, left: string, session: Interval, zone: string): Presence {
  if (arrived === '' && left === '') return { present: null };
  const day = localOf(session.start, zone)?.date ?? '';
  const instant = (cell: string, otherwise: number): number | null => {
    if (cell === '') return otherwise;
    const result = instantOf(day, clockOf(cell) ?? '', zone);
    return result.ok ? result.instant : null;
  };
  const [start, end] = [instant(arrived, session.start), instant(left, session.end)];
  if (start === null || end === null) return { reason: 'time-unreadable' };
  if (start >= session.end || end <= session.start) return { reason: 'time-outside' };
  if (end <= start) return { reason: 'time-order' };
  return { present: { start: Math.max(start, session.start), end: Math.min(end, session.end) } };
}

/**
 * Judges what somebody typed from a signed sheet: a table with a column of row codes and, if there are any, signature,
 * arrival, departure and remark; or a code in each row, with times of coming and going after it if there are any. A wrong
 * letter never means another person: the code's check symbol refuses it.
 * @param find the enrolment whose code on this session's sheets it is; null when it is nobody's.
 */
export function judgeSheet(
  rows: readonly LogRow[],
  session: Interval,
  zone: string,
  find: (code: string) => string | null,
): SheetRow[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const header = headerOf(filled[0]);
  const seen = new Set<string>();
  return filled.slice(header ? 1 : 0).map((row) => {
    const judged = judgeRow(row, header ?? TYPED, session, zone, find);
    const isTwice = judged.reason === null && seen.has(judged.code);
    if (judged.reason === null) seen.add(judged.code);
    return isTwice ? { ...judged, reason: 'twice' as const } : judged;
  });
}

function judgeRow(
  { line, cells }: LogRow,
  header: Header,
  session: Interval,
  zone: string,
  find: (code: string) => string | null,
): SheetRow {
  const cell = (column: Column): string => (cells[header.get(column) ?? -1] ?? '').trim();
  const code = readCheckedCode(cell('code'), SHEET_CODE_LENGTH);
  const enrolmentId = code === null ? null : find(code);
  const row = {
    line,
    code: code ?? cell('code').slice(0, 20),
    enrolmentId,
    remark: cell('remark').slice(0, MAX_REMARK),
  };
  const refused = (reason: SheetReason): SheetRow => ({ ...row, present: null, reason });
  if (cell('code') === '') return refused('code-missing');
  if (code === null) return refused('code-mistyped');
  if (enrolmentId === null) return refused('code-unknown');
  if (header.has('signed') && NOT_SIGNED.has(cell('signed').toLowerCase())) return refused('unsigned');
  const presence = presenceOf(cell('arrived'), cell('left'), session, zone);
  return 'reason' in presence ? refused(presence.reason) : { ...row, present: presence.present, reason: null };
}
