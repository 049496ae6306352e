import type { RowReason } from '@edukom/contracts';
import { isAttendanceLocked } from '@edukom/domain';
import { type CheckedRow, inOrder, isShifted, reason } from '../rows/check-row.js';
import { readDay, readTime } from '../rows/read-cell.js';
import type { SheetEnrolmentRow, SheetSessionRow } from './import-attendance.repository.js';
import { type Presence, readPresence } from './presence-words.js';
import { cellOf, type DecidedRow, refused } from './table-kind.js';

/** What the rows of a sheet are decided on. */
export interface Sheet {
  /** By run's code and day. */
  readonly byDay: ReadonlyMap<string, readonly SheetSessionRow[]>;
  /** Sessions that have begun and can still be changed. */
  readonly open: ReadonlyMap<string, SheetSessionRow>;
  readonly enrolmentOf: ReadonlyMap<string, SheetEnrolmentRow>;
  readonly stateOf: ReadonlyMap<string, string>;
  readonly actorId: string;
}

interface Found {
  readonly sessions: readonly SheetSessionRow[];
  readonly enrolments?: readonly SheetEnrolmentRow[];
  readonly states?: readonly { readonly session_id: string; readonly enrolment_id: string; readonly state: string }[];
  readonly at: Date;
  readonly actorId: string;
}

const isOpen = (session: SheetSessionRow, at: Date): boolean =>
  session.cancelled_at === null &&
  session.starts_at <= at &&
  !isAttendanceLocked(session.ends_at.getTime(), session.locked_at !== null, at.getTime());

export function sheetOf({ sessions, enrolments = [], states = [], at, actorId }: Found): Sheet {
  return {
    byDay: Map.groupBy(sessions, (session) => `${session.code} ${session.local_date}`),
    open: new Map(sessions.filter((session) => isOpen(session, at)).map((session) => [session.id, session])),
    enrolmentOf: new Map(enrolments.map((row) => [`${row.run_id} ${row.email}`, row])),
    stateOf: new Map(states.map((row) => [`${row.session_id} ${row.enrolment_id}`, row.state])),
    actorId,
  };
}

interface Named {
  readonly session: SheetSessionRow;
  readonly enrolment: SheetEnrolmentRow;
}

function sessionOf({ cells }: CheckedRow, sheet: Sheet): SheetSessionRow | RowReason {
  const day = readDay(cellOf(cells, 'sessionDay')) ?? '';
  const that = sheet.byDay.get(`${cellOf(cells, 'run').toLowerCase()} ${day}`) ?? [];
  const start = readTime(cellOf(cells, 'sessionStart'));
  const [session, other] = start ? that.filter((one) => one.local_start === start) : that;
  if (!session) return reason('session-unknown', 'sessionDay');
  return other ? reason('session-several', 'sessionStart') : session;
}

const isReason = (value: object): value is RowReason => 'code' in value && 'column' in value;

function named(row: CheckedRow, sheet: Sheet): Named | RowReason {
  const session = sessionOf(row, sheet);
  if (isReason(session)) return session;
  const enrolment = sheet.enrolmentOf.get(`${session.run_id} ${cellOf(row.cells, 'email')}`);
  return enrolment ? { session, enrolment } : reason('not-enrolled', 'email');
}

function wrongIn({ session, enrolment }: Named, sheet: Sheet): RowReason | null {
  if (!sheet.open.has(session.id)) return reason('session-closed', 'sessionDay');
  return enrolment.person_id === sheet.actorId ? reason('own-record', 'email') : null;
}

/** What a mark adds to what is recorded: nothing, itself, or a contradiction, which a person has to decide. */
const ADDS: Readonly<Record<Presence, Readonly<Record<string, 'skip' | 'create' | 'error'>>>> = {
  present: { present: 'skip', partial: 'create', absent: 'create', excused: 'create' },
  absent: { present: 'error', partial: 'error', absent: 'skip', excused: 'error' },
  excused: { present: 'error', partial: 'create', absent: 'create', excused: 'skip' },
};

export interface DecidedMark {
  readonly decision: DecidedRow;
  readonly mark: {
    readonly sessionId: string;
    readonly enrolmentId: string;
    readonly personId: string;
    readonly presence: Presence;
    readonly note: string;
  } | null;
}

/** What a row of a sheet adds. Of rows about one person in one session the first counts. */
export function decideMark(row: CheckedRow, sheet: Sheet, taken: Set<string>): DecidedMark {
  const presence = readPresence(cellOf(row.cells, 'presence'));
  if (isShifted(row) || row.reasons.length > 0 || !presence) return no(row, ...row.reasons);
  const found = named(row, sheet);
  if (isReason(found)) return no(row, found);
  const wrong = wrongIn(found, sheet);
  return wrong ? no(row, wrong) : decideNamed(row, found, presence, sheet, taken);
}

const no = (row: CheckedRow, ...reasons: readonly RowReason[]): DecidedMark => ({
  decision: refused(row, inOrder(reasons)),
  mark: null,
});

function decideNamed(
  row: CheckedRow,
  { session, enrolment }: Named,
  presence: Presence,
  sheet: Sheet,
  taken: Set<string>,
): DecidedMark {
  const key = `${session.id} ${enrolment.enrolment_id}`;
  if (taken.has(key)) return no(row, reason('row-duplicate-in-file'));
  const decision = ADDS[presence][sheet.stateOf.get(key) ?? 'none'] ?? 'create';
  if (decision === 'error') return no(row, reason('presence-contradicts', 'presence'));
  taken.add(key);
  const { person_id: personId, enrolment_id: enrolmentId } = enrolment;
  const note = cellOf(row.cells, 'note');
  return {
    decision: { line: row.line, cells: row.cells, decision, reasons: [], changes: [], personId },
    mark: decision === 'create' ? { sessionId: session.id, enrolmentId, personId, presence, note } : null,
  };
}
