import { type AttendanceRecord, reduceMarks } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit, type AuditEntry } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { Notifications } from '../../platform/db/notifications.js';
import type { AttendanceMarkRow } from './attendance-mark.entity.js';
import { markOf, newMark, NO_RECORD, planOf, recordOf } from './attendance.mapper.js';
import { AttendanceRepository, type RecordKey, type SessionRow } from './attendance.repository.js';
import { type LockedEnrolmentRow, type MarkRow, MarksRepository } from './marks.repository.js';

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
      await check(await this.marks.lockEnrolments(session.run_id, enrolmentIds));
      // They may have changed since the session was first read.
      return (await this.appendHeld(await this.sessions.sessionsByIds([session.id]), marks)).added;
    });
  }

  /**
   * Adds marks, of several sessions at once, within a transaction that holds the sessions and enrolments already.
   * @param sessions as they were read since they are held
   * @returns ids of what was added, and the logs the marks belong to.
   */
  async appendHeld(
    sessions: ReadonlyMap<string, SessionRow>,
    marks: readonly AttendanceMarkRow[],
  ): Promise<{ added: ReadonlySet<string>; log: readonly MarkRow[] }> {
    const log = await this.marks.append(marks);
    const added = new Set(log.flatMap((row) => (row.is_new ? [row.id] : [])));
    const fresh = marks.filter((mark) => added.has(mark.id));
    if (fresh.length === 0) return { added, log };
    const keys = keysOf(fresh);
    const logs = Map.groupBy(log, keyOf);
    // Who has no other mark has no record yet: most of a room that checks in.
    const isKnown = (key: RecordKey) => logs.get(textOf(key))?.some((row) => !row.is_new);
    const before = await this.#recordsOf(keys.filter(isKnown));
    const after = await this.#reduce(sessions, keys, logs);
    await this.audit.recordAll(
      fresh.map((mark) => entryOf(mark, before.get(textOf(mark)) ?? NO_RECORD, after.get(textOf(mark)))),
    );
    return { added, log };
  }

  /**
   * Adds marks where nothing was said yet, as one statement outside of any transaction: most of a room that checks in. At
   * most one of each person and session, and nothing that decides about another mark.
   * @param sessions as they were read a moment ago, held or not
   * @returns ids of what was added. What was left out is for `appendHeld`: a session or enrolment that changed meanwhile, or
   * somebody who has a record.
   */
  async appendFirst(
    sessions: ReadonlyMap<string, SessionRow>,
    marks: readonly AttendanceMarkRow[],
  ): Promise<ReadonlySet<string>> {
    const first = marks.flatMap((mark) => {
      const session = sessions.get(mark.sessionId);
      if (!session) return [];
      const record = reduceMarks(planOf(session), [newMark(mark)]);
      const audit = this.audit.stamped(entryOf(mark, NO_RECORD, record));
      return [{ mark, record, audit }];
    });
    const added = first.length > 0 ? await this.marks.appendFirst([...sessions.values()], first) : new Set<string>();
    this.#tellBoards(marks.filter(({ id }) => added.has(id)));
    return added;
  }

  /** Computes the records of a session anew, after its times have changed. */
  async recompute(sessionId: string): Promise<void> {
    await this.db.tx(async () => {
      const enrolmentIds = await this.marks.lockMarked(sessionId);
      if (enrolmentIds.length === 0) return;
      const keys = enrolmentIds.map((enrolmentId) => ({ sessionId, enrolmentId }));
      const log = await this.marks.ofSession(sessionId, enrolmentIds);
      await this.#reduce(await this.sessions.sessionsByIds([sessionId]), keys, Map.groupBy(log, keyOf));
    });
  }

  async #recordsOf(keys: readonly RecordKey[]): Promise<ReadonlyMap<string, AttendanceRecord>> {
    const rows = keys.length > 0 ? await this.sessions.recordsOf(keys) : [];
    return new Map(rows.map((row) => [keyOf(row), recordOf(row)]));
  }

  async #reduce(
    sessions: ReadonlyMap<string, SessionRow>,
    keys: readonly RecordKey[],
    logs: Logs,
  ): Promise<ReadonlyMap<string, AttendanceRecord>> {
    const records = keys.flatMap((key) => {
      const session = sessions.get(key.sessionId);
      const log = logs.get(textOf(key)) ?? [];
      const last = log.at(-1);
      return session && last
        ? [{ ...key, record: reduceMarks(planOf(session), log.map(markOf)), lastMarkId: last.id }]
        : [];
    });
    await this.marks.saveRecords(records);
    this.#tellBoards(records);
    return new Map(records.map((one) => [textOf(one), one.record]));
  }

  #tellBoards(changed: readonly RecordKey[]): void {
    for (const sessionId of new Set(changed.map((one) => one.sessionId)))
      this.notifications.tell('edukom_board', sessionId);
  }
}

type Logs = ReadonlyMap<string, readonly MarkRow[]>;

const textOf = ({ sessionId, enrolmentId }: RecordKey): string => `${sessionId} ${enrolmentId}`;

const keyOf = (row: { session_id: string; enrolment_id: string }): string =>
  textOf({ sessionId: row.session_id, enrolmentId: row.enrolment_id });

/** A mark that is added, as the audit log tells it. */
const entryOf = (
  mark: AttendanceMarkRow,
  before: AttendanceRecord,
  record: AttendanceRecord | undefined,
): AuditEntry => ({
  actorId: mark.markerId,
  action: 'attendance.marked',
  subjectKind: 'enrolment',
  subjectId: mark.enrolmentId,
  before,
  after: { sessionId: mark.sessionId, mark, record },
  reason: mark.reason,
});

/** Each record once. */
const keysOf = (marks: readonly RecordKey[]): RecordKey[] => [
  ...new Map(
    marks.map(({ sessionId, enrolmentId }) => [textOf({ sessionId, enrolmentId }), { sessionId, enrolmentId }]),
  ).values(),
];
