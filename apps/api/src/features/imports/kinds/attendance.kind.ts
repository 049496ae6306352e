import type { RowReason } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../platform/db/ids.js';
import { RecordMarksService } from '../../attendance/record-marks.service.js';
import { type CheckedRow, type CleanCells, emailReasons, reason } from '../rows/check-row.js';
import { readDay, readTime } from '../rows/read-cell.js';
import { decideMark, type Sheet, sheetOf } from './decide-attendance.js';
import { ImportAttendanceRepository } from './import-attendance.repository.js';
import { readPresence, type Presence } from './presence-words.js';
import {
  type Carried,
  cellOf,
  type DoneRow,
  type Pass,
  type PassGround,
  type TableKind,
  type TakenBack,
} from './table-kind.js';

interface Mark {
  readonly line: number;
  readonly sessionId: string;
  readonly enrolmentId: string;
  readonly personId: string;
  readonly presence: Presence;
  readonly note: string;
  readonly clientKey: string;
}

/** Whom and which session a row names. */
function nameReasons(cells: CleanCells): RowReason[] {
  const start = cellOf(cells, 'sessionStart');
  return [
    ...emailReasons(cells),
    ...(cellOf(cells, 'run') === '' ? [reason('run-missing', 'run')] : []),
    ...(readDay(cellOf(cells, 'sessionDay')) ? [] : [reason('day-malformed', 'sessionDay')]),
    ...(start === '' || readTime(start) ? [] : [reason('time-malformed', 'sessionStart')]),
  ];
}

/**
 * Sheets of attendance. A row is evidence: it adds presence, absence and excuses where nothing was said yet, and never
 * takes away what a person has said.
 */
@Injectable()
export class AttendanceKind implements TableKind {
  readonly kind = 'attendance';
  readonly action = 'attendance.mark';
  readonly mayDecideAhead = false;

  constructor(
    private readonly repository: ImportAttendanceRepository,
    private readonly marks: RecordMarksService,
  ) {}

  judge(cells: CleanCells): RowReason[] {
    const presence = readPresence(cellOf(cells, 'presence'));
    return [
      ...nameReasons(cells),
      ...(presence ? [] : [reason('presence-unknown', 'presence')]),
      ...(presence === 'excused' && cellOf(cells, 'note') === '' ? [reason('note-missing', 'note')] : []),
    ];
  }

  async begin(ground: PassGround): Promise<Pass> {
    const taken = new Set<string>();
    return {
      decide: async (rows: readonly CheckedRow[]) => {
        const sheet = await this.#load(rows, ground);
        const marks: Mark[] = [];
        const decided = rows.map((row) => {
          const { decision, mark } = decideMark(row, sheet, taken);
          if (mark) marks.push({ ...mark, line: row.line, clientKey: uuidv7() });
          return decision;
        });
        return { decided, carryOut: () => this.#carryOut(ground, marks) };
      },
    };
  }

  async takeBack({ actorId, importId, at }: PassGround, rows: readonly DoneRow[]): Promise<TakenBack[]> {
    const idOf = (row: DoneRow): string => String(row.effect['markId']);
    const last = await this.repository.lastWords(rows.map(idOf));
    const sessions = await this.repository.sessions(
      [],
      [],
      [...new Set([...last.values()].map((one) => one.sessionId))],
    );
    const open = new Set(sheetOf({ sessions, at, actorId }).open.keys());
    const back = rows.flatMap((row) => {
      const mark = last.get(idOf(row));
      // Nobody decides on their own record: a colleague has to.
      const isOther = mark?.personId !== actorId;
      return mark && isOther && open.has(mark.sessionId) ? [{ ...mark, line: row.line, markId: idOf(row) }] : [];
    });
    for (const [sessionId, some] of Map.groupBy(back, (one) => one.sessionId))
      await this.marks.record(
        actorId,
        sessionId,
        some.map(({ enrolmentId, markId }) => ({
          enrolmentId,
          kind: 'reject',
          decidesId: markId,
          reason: `import ${importId}`,
          clientKey: uuidv7(),
        })),
        at,
      );
    const lines = new Set(back.map(({ line }) => line));
    return rows.map(({ line }) => ({ line, outcome: lines.has(line) ? 'taken-back' : 'changed' }));
  }

  async #load(rows: readonly CheckedRow[], { actorId, at, hold }: PassGround): Promise<Sheet> {
    const cellsOf = (column: keyof CleanCells) =>
      [...new Set(rows.map((row) => cellOf(row.cells, column)))].filter((cell) => cell !== '');
    const sessions = await this.repository.sessions(
      cellsOf('run').map((code) => code.toLowerCase()),
      cellsOf('sessionDay').flatMap((day) => readDay(day) ?? []),
      [],
    );
    const enrolments = await this.repository.enrolments(
      [...new Set(sessions.map((session) => session.run_id))],
      cellsOf('email'),
    );
    const ids = enrolments.map((row) => row.enrolment_id);
    if (hold) await this.repository.hold(ids);
    const states = await this.repository.states(
      sessions.map((session) => session.id),
      ids,
    );
    return sheetOf({ sessions, enrolments, states, at, actorId });
  }

  async #carryOut({ actorId, at }: PassGround, marks: readonly Mark[]): Promise<Carried[]> {
    for (const [sessionId, some] of Map.groupBy(marks, (mark) => mark.sessionId))
      await this.marks.record(
        actorId,
        sessionId,
        some.map(({ enrolmentId, presence, note, clientKey }) => ({
          enrolmentId,
          kind: presence,
          ...(note ? { reason: note } : {}),
          clientKey,
        })),
        at,
        'import',
      );
    const ids = await this.repository.marksByKey(marks.map((mark) => mark.clientKey));
    return inOrderOfLines(marks).map(({ line, personId, clientKey }) => ({
      line,
      personId,
      effect: { markId: ids.get(clientKey) },
    }));
  }
}

const inOrderOfLines = <T extends { readonly line: number }>(marks: readonly T[]): T[] =>
  [...marks].sort((a, b) => a.line - b.line);
