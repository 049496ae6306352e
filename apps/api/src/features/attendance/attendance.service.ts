import type { MyRunSessions, OutputOf, SessionBoard, todaysSessions } from '@edukom/contracts';
import {
  allowedScopes,
  type AttendanceEvaluation,
  type AttendanceRecord,
  checkInWindow,
  evaluateAttendance,
  instantOf,
  localAt,
  plannedMinutes,
  ZONE,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { AppendMarksService } from './append-marks.service.js';
import { entryOf, NO_RECORD, planOf, recordOf } from './attendance.mapper.js';
import {
  AttendanceRepository,
  type RecordRow,
  type RuledEnrolmentRow,
  type SessionRow,
} from './attendance.repository.js';
import { type HeadCountFact, HeadCountsRepository } from './live/head-counts.repository.js';
import { type MarkRow, MarksRepository } from './marks.repository.js';
import { isLocked, spanOf } from './session-state.js';

const HOUR_MS = 3_600_000;

/** The midnight in Kosovo before an instant; clocks never change at midnight there. */
function midnight(now: number): Date {
  const start = instantOf(localAt(now).date, '00:00', ZONE);
  return new Date(start.ok ? start.instant : now);
}

const isPast = (session: SessionRow, now: Date): boolean => session.ends_at.getTime() <= now.getTime();
/** Where the record of a person in a session lies in {@link Standing}. */
export const recordKey = (sessionId: string, enrolmentId: string): string => `${sessionId}:${enrolmentId}`;
const indexed = (rows: readonly RecordRow[]): ReadonlyMap<string, AttendanceRecord> =>
  new Map(rows.map((row) => [recordKey(row.session_id, row.enrolment_id), recordOf(row)]));

/**
 * Attendance as it is read. Every page, export and certificate check takes its figures from {@link evaluationsOfRun} or
 * the same function beneath it, so they cannot differ.
 */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly repository: AttendanceRepository,
    private readonly marks: MarksRepository,
    private readonly appending: AppendMarksService,
    private readonly headCounts: HeadCountsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * How each enrolment of a run stands against its attendance rule now; cancelled sessions are out. Three statements.
   * @param enrolmentIds only these; all of the run, withdrawn ones too, when left out.
   */
  async evaluationsOfRun(
    runId: string,
    enrolmentIds?: readonly string[],
  ): Promise<ReadonlyMap<string, AttendanceEvaluation>> {
    const enrolments = await this.repository.enrolmentsOfRun(runId, enrolmentIds ?? null);
    return (await this.standingOf(enrolments)).evaluations;
  }

  /** My sessions by run, with what is recorded of me. */
  async sessionsOf(personId: string): Promise<MyRunSessions[]> {
    const now = this.clock.now();
    const enrolments = await this.repository.enrolmentsOfPerson(personId);
    const { sessions, records, evaluations } = await this.standingOf(enrolments);
    return enrolments.flatMap((enrolment) => {
      const attendance = evaluations.get(enrolment.id);
      if (!attendance) return [];
      const { id: enrolmentId, run_id: runId, title, attendance_rule } = enrolment;
      const own = sessions.filter((session) => session.run_id === runId);
      return [
        {
          runId,
          enrolmentId,
          title,
          thresholdBasisPoints: attendance_rule.thresholdBasisPoints,
          attendance: bodyOf(attendance),
          sessions: own.map((session) => mySession(session, records.get(recordKey(session.id, enrolmentId)), now)),
        },
      ];
    });
  }

  /** The board of a session: five statements however many people. */
  async board(sessionId: string): Promise<SessionBoard> {
    const session = await this.repository.sessionById(sessionId);
    if (!session) throw new Problem('request.not-found');
    const people = await this.repository.boardPeople(session.run_id);
    const records = new Map(
      (await this.repository.recordsOfSession(sessionId, null)).map((row) => [row.enrolment_id, row]),
    );
    const marks = Map.groupBy(await this.marks.ofSession(sessionId, null), (mark) => mark.enrolment_id);
    const rows = people.map((person) => {
      const record = records.get(person.enrolment_id);
      return {
        enrolmentId: person.enrolment_id,
        givenName: person.given_name,
        familyName: person.family_name,
        institutionName: person.institution_name,
        ...(record ? recordOf(record) : NO_RECORD),
        marks: (marks.get(person.enrolment_id) ?? []).map((mark: MarkRow) => entryOf(mark)),
      };
    });
    const counted = await this.headCounts.last(sessionId);
    return boardOf(session, rows, counted, this.clock.now());
  }

  /** Sessions of today (in Kosovo) whose attendance the actor may take. */
  async today(actor: Actor): Promise<OutputOf<typeof todaysSessions>> {
    const now = this.clock.now().getTime();
    const { all, ids } = allowedScopes(actor.grants, 'attendance.mark');
    const rows = await this.repository.sessionsBetween(
      midnight(now),
      midnight(midnight(now).getTime() + 26 * HOUR_MS),
      {
        all,
        ...ids,
      },
    );
    return {
      sessions: rows.map(({ run_id, run_title, starts_at, ends_at, to_confirm, ...rest }) => ({
        ...rest,
        runId: run_id,
        runTitle: run_title,
        startsAt: starts_at,
        endsAt: ends_at,
        toConfirm: to_confirm,
      })),
    };
  }

  /** Computes the records of a session anew: for whoever changed its times. */
  recompute(sessionId: string): Promise<void> {
    return this.appending.recompute(sessionId);
  }

  /** Sessions, records and evaluations of some enrolments, of whatever runs: two statements. Cancelled sessions judge nobody. */
  async standingOf(enrolments: readonly RuledEnrolmentRow[]): Promise<Standing> {
    const now = this.clock.now();
    const sessions = await this.repository.sessionsOfRuns([...new Set(enrolments.map(({ run_id }) => run_id))]);
    const records = indexed(await this.repository.recordsOfEnrolments(enrolments.map(({ id }) => id)));
    const held = Map.groupBy(
      sessions.filter((session) => session.cancelled_at === null),
      (session) => session.run_id,
    );
    const evaluations = new Map(
      enrolments.map(({ id, run_id, attendance_rule }) => {
        const attended = (held.get(run_id) ?? []).map((session) => ({
          plan: planOf(session),
          record: records.get(recordKey(session.id, id)) ?? NO_RECORD,
          isPast: isPast(session, now),
        }));
        return [id, evaluateAttendance(attendance_rule, attended)] as const;
      }),
    );
    return { sessions, records, evaluations };
  }
}

/** How some enrolments stand; records under {@link recordKey}. */
export interface Standing {
  readonly sessions: readonly SessionRow[];
  readonly records: ReadonlyMap<string, AttendanceRecord>;
  readonly evaluations: ReadonlyMap<string, AttendanceEvaluation>;
}

/** The evaluation as contracts carry it. */
export const bodyOf = (evaluation: AttendanceEvaluation) => ({
  ...evaluation,
  reasons: evaluation.reasons.map(({ code, params }) => ({ code, params: { ...params } })),
});

function mySession(session: SessionRow, record: AttendanceRecord = NO_RECORD, now: Date) {
  const window = checkInWindow(spanOf(session));
  return {
    id: session.id,
    title: session.title,
    room: session.room,
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    plannedMinutes: plannedMinutes(planOf(session)),
    isCancelled: session.cancelled_at !== null,
    isPast: isPast(session, now),
    isCheckInOpen: session.cancelled_at === null && now.getTime() >= window.start && now.getTime() < window.end,
    state: record.state,
    minutes: record.minutes,
  };
}

function boardOf(
  session: SessionRow,
  rows: SessionBoard['rows'],
  counted: HeadCountFact | null,
  now: Date,
): SessionBoard {
  const window = checkInWindow(spanOf(session));
  const here = rows.filter(({ state }) => state === 'present' || state === 'partial');
  const excused = rows.filter(({ state }) => state === 'excused').length;
  const toConfirm = rows.filter((row) => row.toConfirm > 0).length;
  return {
    sessionId: session.id,
    runId: session.run_id,
    runTitle: session.run_title,
    title: session.title,
    room: session.room,
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    plannedMinutes: plannedMinutes(planOf(session)),
    isCancelled: session.cancelled_at !== null,
    isLocked: isLocked(session, now),
    checkInFrom: new Date(window.start),
    checkInUntil: new Date(window.end),
    expected: rows.length,
    present: here.length,
    late: here.filter(({ lateMinutes }) => (lateMinutes ?? 0) > 0).length,
    headCount: counted && { heads: counted.heads, countedAt: counted.counted_at, countedBy: counted.counted_by },
    excused,
    toConfirm,
    missing: rows.filter(({ state }) => state === 'absent' || state === 'none').length,
    rows,
  };
}
