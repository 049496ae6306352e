import { type AttendanceRecord, reduceMarks } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { Notifications } from '../../platform/db/notifications.js';
import type { AttendanceMarkRow } from './attendance-mark.entity.js';
import { markOf, NO_RECORD, planOf, recordOf } from './attendance.mapper.js';
import { AttendanceRepository, type SessionRow } from './attendance.repository.js';
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
      await this.sessions.holdSession(session.id);
      await check(await this.marks.lockEnrolments(session.run_id, enrolmentIds));
      const added = await this.marks.insert(marks);
      if (added.size === 0) return added;
      const before = await this.#recordsOf(session.id, enrolmentIds);
      const after = await this.#reduce(session.id, enrolmentIds);
      await this.audit.recordAll(
        marks
          .filter((mark) => added.has(mark.id))
          .map((mark) => ({
            actorId: mark.markerId,
            action: 'attendance.marked',
            subjectKind: 'enrolment',
            subjectId: mark.enrolmentId,
            before: before.get(mark.enrolmentId) ?? NO_RECORD,
            after: { sessionId: session.id, mark, record: after.get(mark.enrolmentId) },
            reason: mark.reason,
          })),
      );
      return added;
    });
  }

  /** Computes the records of a session anew, after its times have changed. */
  async recompute(sessionId: string): Promise<void> {
    await this.db.tx(async () => {
      const enrolmentIds = await this.marks.lockMarked(sessionId);
      if (enrolmentIds.length > 0) await this.#reduce(sessionId, enrolmentIds);
    });
  }

  async #recordsOf(sessionId: string, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, AttendanceRecord>> {
    const rows = await this.sessions.recordsOfSession(sessionId, enrolmentIds);
    return new Map(rows.map((row) => [row.enrolment_id, recordOf(row)]));
  }

  /** Reads the slots anew: they may have changed since the session was first read. */
  async #reduce(sessionId: string, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, AttendanceRecord>> {
    const session = await this.sessions.sessionById(sessionId);
    if (!session) return new Map();
    const rows = Map.groupBy(await this.marks.ofSession(sessionId, enrolmentIds), (row) => row.enrolment_id);
    const records = [...rows].map(([enrolmentId, marks]) => ({
      enrolmentId,
      record: reduceMarks(planOf(session), marks.map(markOf)),
      lastMarkId: marks.at(-1)?.id ?? '',
    }));
    await this.marks.saveRecords(sessionId, records);
    this.notifications.tell('edukom_board', sessionId);
    return new Map(records.map(({ enrolmentId, record }) => [enrolmentId, record]));
  }
}
