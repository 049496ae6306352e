import { type AttendanceRecord, reduceMarks } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { Notifications } from '../../platform/db/notifications.js';
import type { AttendanceMarkRow } from './attendance-mark.entity.js';
import { markOf, NO_RECORD, planOf, recordOf } from './attendance.mapper.js';
import { AttendanceRepository, type RecordKey, type SessionRow } from './attendance.repository.js';
import { type LockedEnrolmentRow, MarksRepository } from './marks.repository.js';

/**
 * The one way into the log of attendance. Invariants: marks are only ever added; a record equals what the domain reduces
 * the marks of that person and session to; both change in one transaction, one after the other per person; every mark that
 * was added is audited with the record before and after; boards hear of it.
 */
@Injectable()
export class AppendMarksService {
  constructor(
    private readonly db: Db,
    private readonly sessions: AttendanceRepository,
    private readonly marks: MarksRepository,
    private readonly audit: Audit,
    private readonly notifications: Notifications,
  ) {}

  /**
   * Adds marks of people enrolled in the session's run; a known client key adds nothing.
   * @param check looks at the enrolments found and throws to refuse them all.
   * @returns ids of what was added.
   */
  async append(
    session: SessionRow,
    marks: readonly AttendanceMarkRow[],
    check: (enrolments: readonly LockedEnrolmentRow[]) => void | Promise<void>,
  ): Promise<ReadonlySet<string>> {
    const enrolmentIds = [...new Set(marks.map((mark) => mark.enrolmentId))];
    return this.db.tx(async () => {
      await this.sessions.holdSessions([session.id]);
      await check(await this.marks.lockEnrolments([session.run_id], enrolmentIds));
      return this.appendHeld(marks);
    });
  }

  /**
   * Adds marks, of several sessions at once, within a transaction that holds the sessions and enrolments already.
   * @returns ids of what was added.
   */
  async appendHeld(marks: readonly AttendanceMarkRow[]): Promise<ReadonlySet<string>> {
    const added = await this.marks.insert(marks);
    const fresh = marks.filter((mark) => added.has(mark.id));
    if (fresh.length === 0) return added;
    const keys = keysOf(fresh);
    const before = new Map((await this.sessions.recordsOf(keys)).map((row) => [keyOf(row), recordOf(row)]));
    const after = await this.#reduce(keys);
    await this.audit.recordAll(
      fresh.map((mark) => ({
        actorId: mark.markerId,
        action: 'attendance.marked',
        subjectKind: 'enrolment',
        subjectId: mark.enrolmentId,
        before: before.get(textOf(mark)) ?? NO_RECORD,
        after: { sessionId: mark.sessionId, mark, record: after.get(textOf(mark)) },
        reason: mark.reason,
      })),
    );
    return added;
  }

  /** Computes the records of a session anew, after its times have changed. */
  async recompute(sessionId: string): Promise<void> {
    await this.db.tx(async () => {
      const enrolmentIds = await this.marks.lockMarked(sessionId);
      if (enrolmentIds.length > 0) await this.#reduce(enrolmentIds.map((enrolmentId) => ({ sessionId, enrolmentId })));
    });
  }

  /** Reads the slots anew: they may have changed since the sessions were first read. */
  async #reduce(keys: readonly RecordKey[]): Promise<ReadonlyMap<string, AttendanceRecord>> {
    const sessionIds = [...new Set(keys.map(({ sessionId }) => sessionId))];
    const sessions = await this.sessions.sessionsByIds(sessionIds);
    const logs = Map.groupBy(await this.marks.ofRecords(keys), keyOf);
    const records = keys.flatMap((key) => {
      const session = sessions.get(key.sessionId);
      const log = logs.get(textOf(key)) ?? [];
      const last = log.at(-1);
      return session && last
        ? [{ ...key, record: reduceMarks(planOf(session), log.map(markOf)), lastMarkId: last.id }]
        : [];
    });
    await this.marks.saveRecords(records);
    for (const sessionId of sessionIds) this.notifications.tell('edukom_board', sessionId);
    return new Map(records.map((one) => [textOf(one), one.record]));
  }
}

const textOf = ({ sessionId, enrolmentId }: RecordKey): string => `${sessionId} ${enrolmentId}`;

const keyOf = (row: { session_id: string; enrolment_id: string }): string =>
  textOf({ sessionId: row.session_id, enrolmentId: row.enrolment_id });

/** Each record once, in the order of enrolments, as they are locked. */
const keysOf = (marks: readonly RecordKey[]): RecordKey[] => [
  ...new Map(
    marks.map(({ sessionId, enrolmentId }) => [textOf({ sessionId, enrolmentId }), { sessionId, enrolmentId }]),
  ).values(),
];
