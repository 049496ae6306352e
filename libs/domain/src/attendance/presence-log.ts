import { foldForSearch } from '../text/fold.js';
import { type Interval, unionOf } from './interval.js';
import { isJoin, isYes, type LogColumn, type LogHeader, logHeaderOf } from './presence-columns.js';
import { type DateOrder, dateOrderOf, durationOfText, instantOfText, isNear } from './wall-clock-text.js';

/** A row of a file with the number people see beside it. */
export interface LogRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a row of a log says nothing about presence. */
export const LOG_REASONS = ['time-unreadable', 'other-day', 'waiting-room', 'name-missing'] as const;
export type LogReason = (typeof LOG_REASONS)[number];

/** Somebody in the log, all of whose stays are united. */
export interface LogParticipant {
  /** The first row that names the person. */
  readonly line: number;
  readonly name: string;
  readonly email: string;
  /** Sorted, disjoint; not yet cut to the session. */
  readonly present: readonly Interval[];
  /** The log gives only first join, last leave and a length that is shorter: the stay is laid at the beginning. */
  readonly isApproximate: boolean;
}

export interface PresenceLog {
  readonly participants: readonly LogParticipant[];
  readonly skipped: readonly { readonly line: number; readonly name: string; readonly reason: LogReason }[];
}

interface Section {
  readonly header: LogHeader;
  readonly rows: LogRow[];
}

interface Stay {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly interval: Interval;
  readonly isApproximate: boolean;
}
type Read = Stay | { readonly line: number; readonly name: string; readonly reason: LogReason };

const MINUTE_MS = 60_000;
/** Which kind of list tells most: single stays, single comings and goings, or the first and the last of each person. */
const BEST: readonly LogColumn[] = ['join', 'action', 'first-join'];

/** Lists in the file; a list ends at an empty row, at the title of the next one, or at another header. */
function sectionsIn(rows: readonly LogRow[]): Section[] {
  const sections: Section[] = [];
  let open: Section | null = null;
  for (const row of rows) {
    const header = logHeaderOf(row.cells);
    if (header) {
      open = { header, rows: [] };
      sections.push(open);
    } else if (row.cells.filter((cell) => cell.trim() !== '').length < 2) open = null;
    else open?.rows.push(row);
  }
  return sections;
}

/** The one list to read: lists of one file tell the same people again. */
function bestOf(sections: readonly Section[]): Section | null {
  const filled = sections.filter(({ rows }) => rows.length > 0);
  for (const column of BEST) {
    const found = filled.filter(({ header }) => header.has(column));
    if (found.length > 0) return { header: found[0]?.header ?? new Map(), rows: found.flatMap(({ rows }) => rows) };
  }
  return null;
}

class LogReader {
  readonly #order: DateOrder;

  constructor(
    private readonly section: Section,
    private readonly session: Interval,
    private readonly zone: string,
  ) {
    const times = section.rows.flatMap((row) =>
      (['join', 'first-join', 'at'] as const).map((column) => this.cell(row, column)),
    );
    this.#order = dateOrderOf(times.filter(Boolean), session, zone);
  }

  cell({ cells }: LogRow, column: LogColumn): string {
    const index = this.section.header.get(column);
    return index === undefined ? '' : (cells[index] ?? '').trim();
  }

  instant(cell: string): number | null {
    return instantOfText(cell, this.#order, this.session, this.zone);
  }

  read(): Read[] {
    return this.section.header.has('action') && !this.section.header.has('join')
      ? this.#events()
      : this.section.rows.map((row) => this.#stay(row));
  }

  who(row: LogRow) {
    return { line: row.line, name: this.cell(row, 'name'), email: this.cell(row, 'email').toLowerCase() };
  }

  #stay(row: LogRow): Read {
    const who = this.who(row);
    if (who.name === '' && who.email === '') return { ...who, reason: 'name-missing' };
    if (isYes(this.cell(row, 'waiting'))) return { ...who, reason: 'waiting-room' };
    const start = this.instant(this.cell(row, 'join') || this.cell(row, 'first-join'));
    if (start === null) return { ...who, reason: 'time-unreadable' };
    if (!isNear(start, this.session)) return { ...who, reason: 'other-day' };
    const left = this.instant(this.cell(row, 'leave') || this.cell(row, 'last-leave'));
    return { ...who, ...this.#lasting(row, { start, end: left ?? this.session.end }) };
  }

  /** A list of first joins and last leaves may hold gaps: no more is taken than the length it gives. */
  #lasting(row: LogRow, whole: Interval): Pick<Stay, 'interval' | 'isApproximate'> {
    const duration = this.section.header.has('join') ? null : durationOfText(this.cell(row, 'duration'));
    const isShorter = duration !== null && duration + MINUTE_MS < whole.end - whole.start;
    return isShorter
      ? { interval: { start: whole.start, end: whole.start + duration }, isApproximate: true }
      : { interval: whole, isApproximate: false };
  }

  /** Comings and goings, each in a row of its own. */
  #events(): Read[] {
    const events = this.section.rows.map((row) => ({
      who: this.who(row),
      isJoin: isJoin(this.cell(row, 'action')),
      at: this.instant(this.cell(row, 'at')),
    }));
    const wrong = events.flatMap(({ who, at }): Read[] => {
      if (at === null) return [{ ...who, reason: 'time-unreadable' }];
      return isNear(at, this.session) ? [] : [{ ...who, reason: 'other-day' }];
    });
    const read = events.flatMap(({ who, isJoin: isIn, at }) =>
      at !== null && isNear(at, this.session) ? [{ who, isIn, at }] : [],
    );
    const stays = [...Map.groupBy(read, ({ who }) => keyOf(who)).values()].flatMap((own) => {
      // Of one instant the going first: who drops out and is back in the same second.
      const sorted = own.sort((a, b) => a.at - b.at || Number(a.isIn) - Number(b.isIn));
      return sorted.flatMap((event, index): Stay[] => {
        if (!event.isIn) return [];
        const end = sorted.slice(index + 1).find(({ isIn }) => !isIn)?.at ?? this.session.end;
        return [{ ...event.who, interval: { start: event.at, end }, isApproximate: false }];
      });
    });
    return [...wrong, ...stays];
  }
}

/** One person in the log: by the address, where there is one, else by the name. */
const keyOf = ({ name, email }: { readonly name: string; readonly email: string }): string =>
  email === '' ? `name ${foldForSearch(name)}` : `email ${email}`;

/**
 * Reads the presence log of a webinar: Zoom's report of participants, the report of Teams (its list of single stays where it
 * has one, the older list of comings and goings too) or the dashboard of BigBlueButton. Which it is does not matter: the file
 * is read by its columns, in English, Albanian or Serbian.
 * Stays of one person are united, however often and from however many devices somebody came. Whoever never left stayed to the
 * end of the session; time in the waiting room is none. Null when no list with names and times is in it.
 */
export function readPresenceLog(rows: readonly LogRow[], session: Interval, zone: string): PresenceLog | null {
  const section = bestOf(sectionsIn(rows));
  if (!section) return null;
  const read = new LogReader(section, session, zone).read();
  const stays = read.filter((one): one is Stay => 'interval' in one);
  const participants = [...Map.groupBy(stays, keyOf).values()].map((own) => ({
    line: Math.min(...own.map(({ line }) => line)),
    name: own[0]?.name ?? '',
    email: own[0]?.email ?? '',
    present: unionOf(own.map(({ interval }) => interval)),
    isApproximate: own.some(({ isApproximate }) => isApproximate),
  }));
  return {
    participants: participants.sort((a, b) => a.line - b.line),
    skipped: read.flatMap((one) => ('reason' in one ? [{ line: one.line, name: one.name, reason: one.reason }] : [])),
  };
}
