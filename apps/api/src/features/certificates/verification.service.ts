import type { Verification } from '@edukom/contracts';
import { editionState, readVerificationCode } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Problem } from '../../platform/http/problem.js';
import { checkRecord, type EventFacts } from './certificate-record.js';
import { LedgerRepository, type LedgerRow } from './ledger.repository.js';

const UNKNOWN: Verification = {
  state: 'unknown',
  kind: null,
  holder: null,
  awardTitle: null,
  institution: null,
  serial: null,
  startsOn: null,
  endsOn: null,
  issuedAt: null,
  validUntil: null,
  courses: [],
  changedAt: null,
  successorSerial: null,
  contentHash: null,
};

/** Cannot be a code (too short), so that asking for what is no code costs what asking for one does. */
const NO_CODE = '-';
const STATES = {
  issued: 'valid',
  reinstated: 'valid',
  revoked: 'revoked',
  superseded: 'superseded',
  expired: 'expired',
} as const;

/** When: the days of a run, or the courses of a path. */
const studied = ({
  run,
  path,
}: LedgerRow['snapshot']['content']): Pick<Verification, 'startsOn' | 'endsOn' | 'courses'> => ({
  startsOn: run?.startsOn ?? null,
  endsOn: run?.endsOn ?? null,
  courses: [...(path?.courses ?? [])],
});

/** Answers whoever holds a certificate's code, and nobody else: unknown codes answer in the same shape and status. */
@Injectable()
export class VerificationService {
  readonly #perClient: RateLimiterMemory;

  constructor(
    private readonly ledger: LedgerRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#perClient = new RateLimiterMemory({ points: config.verificationsPerMinute, duration: 60 });
  }

  async verify(typed: string, ip: string): Promise<Verification> {
    await this.#perClient.consume(ip).catch((state: RateLimiterRes) => {
      throw new Problem('request.too-many', { retryAfterSeconds: Math.ceil(state.msBeforeNext / 1000) });
    });
    const row = await this.ledger.byCode(readVerificationCode(typed) ?? NO_CODE);
    if (!row) return UNKNOWN;
    const events = (row.events ?? []).map((event) => ({ ...event, at: new Date(event.at) }));
    // What does not prove itself is not shown: only that something is wrong with this number.
    if (!checkRecord(row, row.content_hash, events).ok) return { ...UNKNOWN, state: 'altered', serial: row.serial };
    return { ...this.#shown(row, events), successorSerial: row.successor_serial };
  }

  #shown(row: LedgerRow, events: readonly EventFacts[]): Verification {
    const { person, content } = row.snapshot;
    const kinds = events.map(({ kind }) => kind);
    const state = editionState(kinds, this.clock.now().getTime(), row.valid_until?.getTime() ?? null);
    const last = events.at(-1);
    return {
      state: state ? STATES[state] : 'altered',
      kind: row.kind,
      holder: `${person.givenName} ${person.familyName}`,
      awardTitle: content.awardTitle,
      institution: row.kind === 'course' ? content.institution : null,
      serial: row.serial,
      ...studied(content),
      issuedAt: row.issued_at,
      validUntil: row.valid_until,
      changedAt: last && last.kind !== 'issued' ? last.at : null,
      successorSerial: null,
      contentHash: row.content_hash,
    };
  }
}
