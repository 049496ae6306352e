import { bulkShare, nextTry } from '@edukom/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { isBroken } from '../faults/crash-point.js';
import { Jobs } from '../jobs/jobs.js';
import { LOG, type Log } from '../log/log.js';
import { MailFailure } from './mail-failure.js';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.js';
import { deliverMail } from './mailer.js';
import { type ClaimedMail, type HourlyLimits, OutboxRepository } from './outbox.repository.js';

/** How long a mail waits that the hour's limit has stopped. */
const LIMIT_WAIT_MS = 60_000;

/**
 * Sends what is due. Invariants: a mail's text leaves at most once by itself, whatever the server does and however many
 * processes work, because that it leaves is noted first, in a transaction of its own, and nothing takes that note back but a
 * refusal of the server. What was handed over without an answer is shown to people, who decide.
 */
@Injectable()
export class MailDelivery implements OnModuleInit {
  readonly #limits: HourlyLimits;

  constructor(
    private readonly outbox: OutboxRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Inject(CONFIG) config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#limits = { all: config.mailsPerHour, bulk: bulkShare(config.mailsPerHour) };
  }

  onModuleInit(): void {
    this.jobs.handle(deliverMail, async ({ mailId }) => void (await this.deliver(mailId)));
  }

  /** Tries the next mail that is due, or this one. @returns what became of it; null when there was none to try. */
  async deliver(mailId: string | null = null): Promise<'sent' | MailFailure['kind'] | null> {
    const mail = await this.outbox.claim(this.clock.now(), this.#limits, mailId);
    if (!mail) return null;
    const failure = await this.#try(mail);
    if (failure === null) await this.outbox.markSent(mail, this.clock.now());
    else await this.#settle(mail, failure);
    return failure?.kind ?? 'sent';
  }

  /** Null: it has left. */
  async #try(mail: ClaimedMail): Promise<MailFailure | null> {
    let wasHanded = false;
    try {
      await this.transport.send(mail, async () => {
        if (isBroken('mail-flag-after-send')) return;
        const result = await this.outbox.handOver(mail, this.clock.now(), this.#limits);
        if (result !== 'handed') throw new MailFailure(result, result);
        wasHanded = true;
      });
      return null;
    } catch (error) {
      if (error instanceof MailFailure) return error;
      return new MailFailure(wasHanded ? 'unsure' : 'temporary', String(error), { cause: error });
    }
  }

  async #settle(mail: ClaimedMail, failure: MailFailure): Promise<void> {
    const now = this.clock.now().getTime();
    const kind = failure.kind === 'unsure' && isBroken('mail-flag-after-send') ? 'temporary' : failure.kind;
    if (kind === 'overtaken') return;
    if (kind === 'limit') return this.outbox.postpone(mail, new Date(now + LIMIT_WAIT_MS), null);
    this.log.warn({ err: failure, mailId: mail.id }, 'mail');
    const error = failure.message.slice(0, 500);
    if (kind === 'unsure') return this.outbox.markFailed(mail, 'unsure', error);
    if (kind === 'permanent') return this.outbox.markFailed(mail, 'refused', error);
    const at = nextTry(mail.tries, now);
    if (at === null) return this.outbox.markFailed(mail, 'dead', error);
    return this.outbox.postpone(mail, new Date(at), error);
  }
}
