import { deliveryTime, type DeliveryWishes, type InterfaceLocale, NO_WISHES, type Urgency } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../clock/clock.js';
import { Db } from '../db/db.js';
import { uuidv7 } from '../db/ids.js';
import { jobKind, Jobs } from '../jobs/jobs.js';
import { OutboxRepository } from './outbox.repository.js';

/** Tries one mail at once; what fails is tried again by the row's own time, not by the job's. */
export const deliverMail = jobKind({ name: 'mail.deliver', payload: z.object({ mailId: z.string() }), tries: 10 });

export interface MailOrder {
  /** What happened, e.g. `certificate.issued:<id>`; one mail per event and person, ever. */
  readonly eventKey: string;
  /** Null: the address of somebody who is not known yet; then the event alone makes it one mail. */
  readonly personId: string | null;
  readonly recipient: string;
  readonly locale: InterfaceLocale;
  /** How long it may wait for what the person wishes; `now` unless told. */
  readonly urgency?: Urgency;
  /** An iCalendar file with one entry. */
  readonly calendar?: string;
  readonly write: (t: Translate) => { readonly subject: string; readonly body: string };
}

/**
 * The outbox: a mail is a row of the caller's transaction, unique per (event, person), and leaves by a job, at the time that
 * its urgency and the person's wishes allow.
 */
@Injectable()
export class Mailer {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly outbox: OutboxRepository,
  ) {}

  /** Lays a mail into the outbox; false when this event was mailed to this person before. */
  async post(order: MailOrder): Promise<boolean> {
    const { subject, body } = order.write(await loadTranslate(order.locale));
    return this.db.tx(async () => {
      const [id, now, urgency] = [uuidv7(), this.clock.now(), order.urgency ?? 'now'];
      const { at, isBundled } = deliveryTime(urgency, await this.#wishes(order), now.getTime());
      const { eventKey, personId, recipient, locale, calendar = null } = order;
      const isNew = await this.outbox.insert({
        id,
        ...{ eventKey, personId, recipient, locale, calendar, subject, body, urgency },
        state: isBundled ? 'digest' : 'queued',
        dueAt: new Date(at),
        createdAt: now,
      });
      if (isNew && at <= now.getTime()) await this.jobs.enqueue(deliverMail, { mailId: id });
      return isNew;
    });
  }

  async #wishes({ personId, urgency = 'now' }: MailOrder): Promise<DeliveryWishes> {
    const row = personId === null || urgency === 'now' ? null : await this.outbox.wishesOf(personId);
    if (!row) return NO_WISHES;
    const { quiet_from: from, quiet_to: to } = row;
    return { isDigest: row.is_digest, quiet: from === null || to === null ? null : { from, to } };
  }

  /** Takes mails of an event out of the outbox, sent or not: what is known of an address that was never confirmed. */
  async forget(eventKeyPrefix: string): Promise<void> {
    await this.outbox.forget(eventKeyPrefix);
  }

  /** The newest mails, to one address or to all (null), for the demo's letter box. */
  latest(limit: number, recipient: string | null): ReturnType<OutboxRepository['latest']> {
    return this.outbox.latest(limit, recipient);
  }
}
