import type { CapturedMark, CaptureList, CaptureResult, CaptureStanding } from '@edukom/contracts';
import {
  checkInPresence,
  checkInWindow,
  marksMeanwhile,
  PASS_CODE_LENGTH,
  readCheckedCode,
  reduceMarks,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { Problem } from '../../../platform/http/problem.js';
import { AppendMarksService } from '../append-marks.service.js';
import type { AttendanceMarkRow, StoredInterval } from '../attendance-mark.entity.js';
import { entryOf, markOf, NO_RECORD, planOf, recordOf } from '../attendance.mapper.js';
import { AttendanceRepository, type SessionRow } from '../attendance.repository.js';
import { type MarkRow, MarksRepository } from '../marks.repository.js';
import { isLocked, requireOpen, spanOf } from '../session-state.js';
import { CaptureRepository } from './capture.repository.js';
import { PersonalCodes } from './personal-codes.js';

/** What is known while the marks of one request are taken one after the other. */
interface Ground {
  readonly session: SessionRow;
  readonly actorId: string;
  readonly receivedAt: Date;
  readonly owners: ReadonlyMap<string, string>;
  readonly log: Map<string, MarkRow[]>;
}

const result = (
  clientKey: string,
  outcome: CaptureResult['outcome'],
  more: Partial<CaptureResult> = {},
): CaptureResult => ({
  clientKey,
  outcome,
  refusal: null,
  standing: null,
  ...more,
});

/**
 * Attendance taken on a phone without a network. Invariants: a mark is stored exactly once however often it is sent; none is
 * lost in silence: each is answered as stored, as a conflict with what came meanwhile, or as refused with a reason; a conflict
 * stores nothing until a person has decided; a scan is proved by the code itself, which the list on the phone does not hold.
 */
@Injectable()
export class CaptureService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sessions: AttendanceRepository,
    private readonly marks: MarksRepository,
    private readonly repository: CaptureRepository,
    private readonly appending: AppendMarksService,
    private readonly codes: PersonalCodes,
  ) {}

  async list(sessionId: string): Promise<CaptureList> {
    const session = (await this.sessions.sessionById(sessionId)) ?? notFound();
    const people = await this.repository.listed(session.run_id, sessionId);
    const records = new Map(
      (await this.sessions.recordsOfSession(sessionId, null)).map((row) => [row.enrolment_id, recordOf(row)]),
    );
    const now = this.clock.now();
    return {
      sessionId,
      runId: session.run_id,
      runTitle: session.run_title,
      title: session.title,
      room: session.room,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      isCancelled: session.cancelled_at !== null,
      isLocked: isLocked(session, now),
      now,
      rows: people.map((person) => ({
        enrolmentId: person.enrolment_id,
        givenName: person.given_name,
        familyName: person.family_name,
        institutionName: person.institution_name,
        state: (records.get(person.enrolment_id) ?? NO_RECORD).state,
        lastMarkId: person.last_mark_id,
        passHash: this.codes.passHashOf(sessionId, person.enrolment_id),
      })),
    };
  }

  /** Takes marks in the order in which they were made. */
  async take(
    actorId: string,
    sessionId: string,
    marks: readonly CapturedMark[],
    receivedAt: Date,
  ): Promise<CaptureResult[]> {
    const session = (await this.sessions.sessionById(sessionId)) ?? notFound();
    requireOpen(session, receivedAt);
    const enrolmentIds = [...new Set(marks.map((mark) => mark.enrolmentId))];
    return this.db.tx(async () => {
      await this.sessions.holdSessions([sessionId]);
      const enrolments = await this.marks.lockEnrolments(session.run_id, enrolmentIds);
      const ground: Ground = {
        session,
        actorId,
        receivedAt,
        owners: new Map(enrolments.map(({ id, person_id }) => [id, person_id])),
        log: Map.groupBy(await this.marks.ofSession(sessionId, enrolmentIds), (row) => row.enrolment_id),
      };
      const toStore: AttendanceMarkRow[] = [];
      const results = marks.map((mark) => this.#judge(mark, ground, toStore));
      if (toStore.length > 0) await this.appending.append(session, toStore, () => undefined);
      return results;
    });
  }

  #judge(mark: CapturedMark, ground: Ground, toStore: AttendanceMarkRow[]): CaptureResult {
    const log = ground.log.get(mark.enrolmentId) ?? [];
    if (log.some(({ client_key }) => client_key === mark.clientKey)) return result(mark.clientKey, 'stored');
    const refusal = this.#refusalOf(mark, ground);
    if (refusal) return result(mark.clientKey, 'refused', { refusal });
    const row = rowOf(mark, ground);
    const logged = rowAsRead(row);
    const plan = planOf(ground.session);
    const meanwhile = marksMeanwhile(
      plan,
      log.map((one) => ({ mark: markOf(one), isOwn: one.marker_id === ground.actorId })),
      mark.seenMarkId,
      markOf(logged),
    );
    if (meanwhile.length > 0)
      return result(mark.clientKey, 'conflict', { standing: standingOf(ground, log, meanwhile) });
    ground.log.set(mark.enrolmentId, [...log, logged]);
    toStore.push(row);
    return result(mark.clientKey, 'stored');
  }

  #refusalOf(mark: CapturedMark, { session, actorId, owners }: Ground): CaptureResult['refusal'] {
    const owner = owners.get(mark.enrolmentId);
    if (owner === undefined) return 'not-on-list';
    if (owner === actorId) return 'own-record';
    const window = checkInWindow(spanOf(session));
    const madeAt = mark.madeAt.getTime();
    if (needsWindow(mark) && (madeAt < window.start || madeAt >= window.end)) return 'outside-session';
    return mark.passCode === undefined || this.#isPass(mark, session.id) ? null : 'wrong-pass';
  }

  #isPass({ passCode = '', enrolmentId }: CapturedMark, sessionId: string): boolean {
    return readCheckedCode(passCode, PASS_CODE_LENGTH) === this.codes.passOf(sessionId, enrolmentId);
  }
}

/** A scan, an arrival and a departure are moments of the session; that somebody was there or not can be noted later. */
const needsWindow = ({ kind, passCode }: CapturedMark): boolean =>
  passCode !== undefined || kind === 'late' || kind === 'left';

/** Nobody has made a mark after the server had it, whatever the clock of the phone says. */
const momentOf = ({ madeAt }: CapturedMark, { session, receivedAt }: Ground): number => {
  const span = spanOf(session);
  return Math.min(Math.max(Math.min(madeAt.getTime(), receivedAt.getTime()), span.start), span.end);
};

/** `null`: the whole session. */
function intervalsOf(mark: CapturedMark, ground: Ground): StoredInterval[] | null {
  const at = momentOf(mark, ground);
  const iso = (instant: number) => new Date(instant).toISOString();
  if (mark.passCode !== undefined) {
    const { start, end } = checkInPresence(spanOf(ground.session), at);
    return [{ start: iso(start), end: iso(end) }];
  }
  if (mark.kind === 'present') return null;
  if (mark.kind === 'absent') return [];
  return mark.kind === 'late' ? [{ start: iso(at) }] : [{ end: iso(at) }];
}

function rowOf(mark: CapturedMark, ground: Ground): AttendanceMarkRow {
  return {
    id: uuidv7(),
    sessionId: ground.session.id,
    enrolmentId: mark.enrolmentId,
    kind: mark.passCode === undefined ? mark.kind : 'present',
    decidesId: null,
    status: 'accepted',
    method: mark.passCode === undefined ? 'manual' : 'pass',
    intervals: intervalsOf(mark, ground) as readonly StoredInterval[],
    markerId: ground.actorId,
    deviceAt: mark.deviceAt,
    receivedAt: ground.receivedAt,
    reason: '',
    clientKey: mark.clientKey,
  };
}

/** A row as the log gives it back, for judging what follows in the same request. */
const rowAsRead = (row: AttendanceMarkRow): MarkRow => ({
  id: row.id,
  session_id: row.sessionId,
  enrolment_id: row.enrolmentId,
  kind: row.kind,
  decides_id: row.decidesId,
  status: row.status,
  method: row.method,
  intervals: row.intervals,
  device_at: row.deviceAt,
  received_at: row.receivedAt,
  reason: row.reason,
  client_key: row.clientKey,
  marker_id: row.markerId,
  marker_name: null,
});

function standingOf(
  { session }: Ground,
  log: readonly MarkRow[],
  meanwhile: readonly { readonly id: string }[],
): CaptureStanding {
  const ids = new Set(meanwhile.map(({ id }) => id));
  return {
    state: reduceMarks(planOf(session), log.map(markOf)).state,
    lastMarkId: log.at(-1)?.id ?? null,
    marks: log.filter(({ id }) => ids.has(id)).map(entryOf),
  };
}

const notFound = (): never => {
  throw new Problem('request.not-found');
};
