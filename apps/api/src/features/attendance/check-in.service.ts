import type { CheckInResult } from '@edukom/contracts';
import {
  acceptedCounters,
  CHECK_IN_OPENS_MINUTES,
  CHECK_IN_STEP_SECONDS,
  checkInCounter,
  readCheckInCode,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { isBroken } from '../../platform/faults/crash-point.js';
import { Problem } from '../../platform/http/problem.js';
import { AttendanceRepository } from './attendance.repository.js';
import { CheckInCodes, type Scan } from './check-in-codes.js';
import { type MarkRow, MarksRepository } from './marks.repository.js';
import { checkInResult, RecordSightingsService, type Sighting } from './record-sightings.service.js';

const MINUTE_MS = 60_000;
/** Steps back in which a code that was right is told apart from one that never was: five minutes. */
const RECENT_STEPS = 300 / CHECK_IN_STEP_SECONDS;
const WRONG_CODES = 10;
const WRONG_CODES_SECONDS = 300;

/** What somebody shows who scanned the QR: what it carries, the verdict on it from before, or both. */
export interface ShownScan {
  readonly token: string | null;
  readonly ticket: string | null;
}

/**
 * Checking in. Invariants: what came in time counts, what came late waits for the trainer and never counts by itself; one
 * mark per person, session and step however often it is sent; a typed code is judged when it arrives, a scan when the
 * first request with it did.
 */
@Injectable()
export class CheckInService {
  readonly #wrongCodes = new RateLimiterMemory({ points: WRONG_CODES, duration: WRONG_CODES_SECONDS });

  constructor(
    private readonly sessions: AttendanceRepository,
    private readonly marks: MarksRepository,
    private readonly recording: RecordSightingsService,
    private readonly codes: CheckInCodes,
  ) {}

  /** Checks in with the code typed from the screen. */
  async withCode(personId: string, typed: string, receivedAt: Date, deviceAt: Date | null): Promise<CheckInResult> {
    const code = readCheckInCode(typed);
    if (code === null) throw new Problem('request.invalid', { errors: [{ pointer: '/code', code: 'invalid' }] });
    await this.#refuseGuessing(personId);
    const now = receivedAt.getTime();
    const open = await this.sessions.sessionsOpenAt(
      personId,
      new Date(now + CHECK_IN_OPENS_MINUTES * MINUTE_MS),
      receivedAt,
    );
    const found = this.#find(open, code, acceptedCounters(now));
    if (found?.enrolment_id === null) throw new Problem('check-in.not-enrolled');
    if (found)
      return this.record(personId, {
        sessionId: found.id,
        counter: found.counter,
        receivedAt,
        method: 'code',
        isInTime: true,
        deviceAt,
      });
    return this.#expired(personId, open, code, now);
  }

  /** Checks in with the scan that came with the request, or with the one that was opened before, as its ticket says. */
  async withScan(personId: string, shown: ShownScan, receivedAt: Date, deviceAt: Date | null): Promise<CheckInResult> {
    const scan = this.#scanOf(shown, receivedAt.getTime());
    if (!scan) throw new Problem(shown.token === null ? 'check-in.no-scan' : 'check-in.wrong-code');
    const arrived = isBroken('check-in-judged-at-the-end') ? judgedAgain(scan, receivedAt) : scan;
    return this.record(personId, { ...arrived, receivedAt: new Date(arrived.receivedAt), method: 'qr', deviceAt });
  }

  /** Stores what was seen; the same step again gives what is stored. */
  record(personId: string, seen: Sighting): Promise<CheckInResult> {
    return this.recording.record({ ...seen, personId });
  }

  #scanOf({ token, ticket }: ShownScan, now: number): Scan | null {
    if (token !== null) return this.codes.judge(token, ticket, now);
    return ticket === null ? null : this.codes.readTicket(ticket, now);
  }

  #find<S extends { id: string }>(open: readonly S[], code: string, counters: readonly number[]) {
    for (const session of open)
      for (const counter of counters)
        if (this.codes.codeOf(session.id, counter) === code) return { ...session, counter };
    return null;
  }

  /** A code that was right a moment ago: the repeat of a request whose answer was lost, or simply too late. */
  async #expired(
    personId: string,
    open: readonly { id: string; enrolment_id: string | null }[],
    code: string,
    now: number,
  ): Promise<CheckInResult> {
    const current = checkInCounter(now);
    const recent = Array.from({ length: RECENT_STEPS }, (_, back) => current - back);
    const found = this.#find(open, code, recent);
    if (!found) {
      await this.#wrongCodes.consume(personId).catch(() => undefined);
      throw new Problem('check-in.wrong-code');
    }
    const stored =
      found.enrolment_id === null ? null : await this.#storedAt(found.id, found.enrolment_id, found.counter);
    const session = stored ? await this.sessions.sessionById(found.id) : null;
    if (!stored || !session) throw new Problem('check-in.expired');
    return checkInResult(session, stored.status, stored.received_at);
  }

  #storedAt(sessionId: string, enrolmentId: string, counter: number): Promise<MarkRow | null> {
    const clientKey = this.codes.clientKeyOf(sessionId, enrolmentId, counter);
    return this.marks.byClientKey({ sessionId, enrolmentId }, clientKey);
  }

  async #refuseGuessing(personId: string): Promise<void> {
    const state: RateLimiterRes | null = await this.#wrongCodes.get(personId);
    if (state && state.consumedPoints >= WRONG_CODES)
      throw new Problem('request.too-many', { retryAfterSeconds: Math.ceil(state.msBeforeNext / 1000) });
  }
}

/** For the fault tests only: what others do, who look at the code when the last request with it arrives (mod_attendance #713). */
const judgedAgain = (scan: Scan, at: Date): Scan => ({
  ...scan,
  receivedAt: at.getTime(),
  isInTime: acceptedCounters(at.getTime()).includes(scan.counter),
});
