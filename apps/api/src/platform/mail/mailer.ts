import type { InterfaceLocale } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../clock/clock.js';
import { Db } from '../db/db.js';
import { uuidv7 } from '../db/ids.js';
import { jobKind, Jobs } from '../jobs/jobs.js';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.js';

const deliverMail = jobKind({ name: 'mail.deliver', payload: z.object({ mailId: z.string() }), tries: 10 });

export interface MailOrder {
  /** What happened, e.g. `certificate.issued:<id>`; one mail per event and person, ever. */
  readonly eventKey: string;
  /** Null: the address of somebody who is not known yet; then the event alone makes it one mail. */
  readonly personId: string | null;
  readonly recipient: string;
  readonly locale: InterfaceLocale;
  readonly write: (t: Translate) => { readonly subject: string; readonly body: string };
}

interface MailRow {
  id: string;
  recipient: string;
  subject: string;
  body: string;
}

/** The outbox: a mail is a row of the caller's transaction, unique per (event, person), and leaves by a job. */
@Injectable()
export class Mailer implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(deliverMail, ({ mailId }) => this.#deliver(mailId));
  }

  /** Lays a mail into the outbox; false when this event was mailed to this person before. */
  async post(order: MailOrder): Promise<boolean> {
    const { subject, body } = order.write(await loadTranslate(order.locale));
    return this.db.tx(async () => {
      const [row] = await this.db.query<{ id: string }>(
        `INSERT INTO outbox_mail (id, event_key, person_id, recipient, subject, body, locale, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
        [uuidv7(), order.eventKey, order.personId, order.recipient, subject, body, order.locale, this.clock.now()],
      );
      if (!row) return false;
      await this.jobs.enqueue(deliverMail, { mailId: row.id });
      return true;
    });
  }

  /** Takes mails of an event out of the outbox, sent or not: what is known of an address that was never confirmed. */
  async forget(eventKeyPrefix: string): Promise<void> {
    await this.db.execute('DELETE FROM outbox_mail WHERE person_id IS NULL AND starts_with(event_key, $1)', [
      eventKeyPrefix,
    ]);
  }

  /** The row is held while the mail leaves, so two workers never send one mail; what was sent is not sent again. */
  async #deliver(mailId: string): Promise<void> {
    await this.db.tx(async () => {
      // A mail server that is slow in every step takes longer than a transaction may idle; the mail would go again.
      await this.db.execute("SET LOCAL idle_in_transaction_session_timeout = '10min'");
      const mail = await this.db.one<MailRow>(
        'SELECT id, recipient, subject, body FROM outbox_mail WHERE id = $1 AND sent_at IS NULL FOR UPDATE SKIP LOCKED',
        [mailId],
      );
      if (!mail) return;
      await this.transport.send(mail);
      await this.db.execute('UPDATE outbox_mail SET sent_at = $2, attempts = attempts + 1 WHERE id = $1', [
        mailId,
        this.clock.now(),
      ]);
    });
  }

  /** The newest mails, for the demo's letter box. */
  latest(
    limit: number,
  ): Promise<{ recipient: string; subject: string; body: string; created_at: Date; sent_at: Date | null }[]> {
    return this.db.query(
      'SELECT recipient, subject, body, created_at, sent_at FROM outbox_mail ORDER BY created_at DESC, id DESC LIMIT $1',
      [limit],
    );
  }
}
