import type { CheckInResult } from '@edukom/contracts';
import { CHECK_IN_STEP_SECONDS, checkInPresence, checkInWindow, isScanKept } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { Gathered } from '../../platform/db/gathered.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { isRefusedRow } from '../../platform/db/sql-errors.js';
import { isBroken } from '../../platform/faults/crash-point.js';
import { Problem } from '../../platform/http/problem.js';
import { AppendMarksService } from './append-marks.service.js';
import type { AttendanceMarkRow } from './attendance-mark.entity.js';
import { AttendanceRepository, type SessionRow } from './attendance.repository.js';
import { CheckInCodes } from './check-in-codes.js';
import { type MarkRow, MarksRepository } from './marks.repository.js';
import { refusalOf, spanOf } from './session-state.js';

/** Evidence that somebody saw the screen of a session. */
export interface Sighting {
  readonly sessionId: string;
  /** The step whose code was seen. */
  readonly counter: number;
  /** When the first request with it arrived. */
  readonly receivedAt: Date;
  readonly method: 'qr' | 'code';
  readonly isInTime: boolean;
  readonly deviceAt: Date | null;
}

type SightingOf = Sighting & { readonly personId: string };

interface Stored {
  readonly session: SessionRow;
  readonly mark: AttendanceMarkRow;
}

/** Most check-ins in one transaction. */
const TOGETHER = 64;
/** Whoever has to wait for a row that somebody else holds does not keep everybody waiting. */
const PATIENCE = { ms: 50, atOnce: 4 };

/**
 * Stores check-ins. Rooms begin at the full hour, all of them: what comes while a transaction is under way is stored in the
 * next one together, of whichever sessions it is, so that the more come, the less each of them costs. The first of somebody
 * at a session is stored by a single statement that looks again itself; all else in a transaction that holds what it reads.
 * Invariants: each is judged for itself, and one that is refused, or that cannot be stored, takes no other with it; nobody is answered before
 * the commit.
 */
@Injectable()
export class RecordSightingsService {
  readonly #gathered = new Gathered<SightingOf, CheckInResult | Error>(
    TOGETHER,
    (seen) => this.#recordAll(seen),
    PATIENCE,
  );

  constructor(
    private readonly db: Db,
    private readonly sessions: AttendanceRepository,
    private readonly marks: MarksRepository,
    private readonly appending: AppendMarksService,
    private readonly codes: CheckInCodes,
  ) {}

  /**
   * Stores what somebody saw; the same step again gives what is stored.
   * @throws Problem `check-in.wrong-code`, `check-in.closed`, `check-in.not-enrolled`, `session.cancelled`, `session.locked`.
   */
  async record(seen: SightingOf): Promise<CheckInResult> {
    const outcome = await this.#gathered.ask(seen);
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  async #recordAll(seen: readonly SightingOf[]): Promise<readonly (CheckInResult | Error)[]> {
    const first = await this.#firstOf(seen);
    const others = seen.filter((_one, index) => !first[index]);
    // Who is stored is told so, whatever becomes of the others.
    const outcomes = others.length > 0 ? [...(await this.#recordOthers(others).catch(ofEach(others)))] : [];
    return first.map((done) => done ?? (outcomes.shift() as CheckInResult | Error));
  }

  /**
   * Those that are the first of somebody at a session and simply count, which nearly all are: looked up and stored as one
   * statement each. Null for all others, and for everybody when the database refuses a row.
   */
  async #firstOf(seen: readonly SightingOf[]): Promise<readonly (CheckInResult | null)[]> {
    const [sessions, enrolmentIds] = await Promise.all([
      this.sessions.sessionsByIds(sessionIdsOf(seen)),
      this.marks.seats(seen),
    ]);
    const found = this.#judged(seen, sessions, enrolmentIds);
    const first = new Map<string, AttendanceMarkRow>();
    // Of several of one person what came first is: a repeat that comes late must not take its place.
    for (const { mark } of storedOf(found)) {
      const key = `${mark.sessionId} ${mark.enrolmentId}`;
      if (!first.has(key)) first.set(key, mark);
    }
    const added = await this.appending.appendFirst(sessions, [...first.values()]).catch((error: unknown) => {
      if (isRefusedRow(error)) return new Set<string>();
      throw error;
    });
    return found.map((one) => (one instanceof Problem || !added.has(one.mark.id) ? null : resultOf(one)));
  }

  /** Everything else, in one transaction, with what is asked about held; one by one if the database refuses a row. */
  async #recordOthers(seen: readonly SightingOf[]): Promise<readonly (CheckInResult | Error)[]> {
    try {
      return await this.#inOneTransaction(seen);
    } catch (error) {
      if (seen.length === 1 || !isRefusedRow(error)) throw error;
      const outcomes: (CheckInResult | Error)[] = [];
      for (const one of seen)
        outcomes.push(...(await this.#inOneTransaction([one]).catch((failure: Error) => [failure])));
      return outcomes;
    }
  }

  #inOneTransaction(seen: readonly SightingOf[]): Promise<readonly (CheckInResult | Problem)[]> {
    return this.db.tx(async () => {
      const sessionIds = sessionIdsOf(seen);
      await this.sessions.holdSessions(sessionIds);
      const sessions = await this.sessions.sessionsByIds(sessionIds);
      const found = this.#judged(seen, sessions, await this.marks.lockSeats(seen));
      const { added, log } = await this.appending.appendHeld(
        sessions,
        storedOf(found).map(({ mark }) => mark),
      );
      // A key is made of session, enrolment and step.
      const known = new Map(log.map((row) => [row.client_key, row]));
      return found.map((one) => {
        if (one instanceof Problem) return one;
        const row = added.has(one.mark.id) ? undefined : known.get(one.mark.clientKey);
        return row ? checkInResult(one.session, row.status, row.received_at) : resultOf(one);
      });
    });
  }

  /** The mark of each who is enrolled where they were seen and comes in time; else why not. */
  #judged(
    seen: readonly SightingOf[],
    sessions: ReadonlyMap<string, SessionRow>,
    enrolmentIds: readonly (string | null)[],
  ): readonly (Stored | Problem)[] {
    return seen.map((one, index) => {
      const session = sessionTaking(sessions.get(one.sessionId), one);
      if (session instanceof Problem) return session;
      const enrolmentId = enrolmentIds[index] ?? null;
      if (enrolmentId === null) return new Problem('check-in.not-enrolled');
      return { session, mark: this.#markOf(session, enrolmentId, one) };
    });
  }

  #markOf(session: SessionRow, enrolmentId: string, seen: SightingOf): AttendanceMarkRow {
    const presence = checkInPresence(spanOf(session), seen.counter * CHECK_IN_STEP_SECONDS * 1000);
    return {
      id: uuidv7(),
      sessionId: session.id,
      enrolmentId,
      kind: 'present',
      decidesId: null,
      status: seen.isInTime ? 'accepted' : 'to-confirm',
      method: seen.method,
      intervals: [{ start: new Date(presence.start).toISOString(), end: new Date(presence.end).toISOString() }],
      markerId: seen.personId,
      deviceAt: seen.deviceAt,
      receivedAt: seen.receivedAt,
      reason: '',
      clientKey: isBroken('check-in-without-key')
        ? uuidv7()
        : this.codes.clientKeyOf(session.id, enrolmentId, seen.counter),
    };
  }
}

/** A failure of all as the failure of each. */
const ofEach =
  (seen: readonly SightingOf[]) =>
  (error: Error): Error[] =>
    seen.map(() => error);

const sessionIdsOf = (seen: readonly SightingOf[]): string[] => [...new Set(seen.map(({ sessionId }) => sessionId))];

const storedOf = (found: readonly (Stored | Problem)[]): Stored[] =>
  found.filter((one): one is Stored => !(one instanceof Problem));

/** The session, when it takes what was seen at that instant; else why not. */
function sessionTaking(session: SessionRow | undefined, { receivedAt, isInTime }: Sighting): SessionRow | Problem {
  if (!session) return new Problem('check-in.wrong-code');
  const refusal = refusalOf(session, receivedAt);
  if (refusal) return refusal;
  const span = spanOf(session);
  const takes = isInTime ? checkInWindow(span) : null;
  const isTaken = takes
    ? receivedAt.getTime() >= takes.start && receivedAt.getTime() < takes.end
    : isScanKept(span, receivedAt.getTime());
  return isTaken && ['planned', 'running'].includes(session.run_state) ? session : new Problem('check-in.closed');
}

/** A check-in as whoever made it is told. */
export const checkInResult = (session: SessionRow, status: MarkRow['status'], receivedAt: Date): CheckInResult => ({
  sessionId: session.id,
  runTitle: session.run_title,
  sessionTitle: session.title,
  startsAt: session.starts_at,
  status: status === 'accepted' ? 'accepted' : 'to-confirm',
  receivedAt,
});

const resultOf = ({ session, mark }: Stored): CheckInResult => checkInResult(session, mark.status, mark.receivedAt);
