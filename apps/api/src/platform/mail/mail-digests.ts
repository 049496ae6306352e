import { loadTranslate } from '@edukom/i18n';
import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.js';
import { uuidv7 } from '../db/ids.js';
import { OutboxRepository, type WaitingRow } from './outbox.repository.js';

const linksOf = (body: string): string[] => [...new Set(body.match(/https?:\/\/\S+/g) ?? [])];
const itemOf = ({ subject, body }: WaitingRow): string => [`• ${subject}`, ...linksOf(body)].join('\n  ');

/** The daily summary: one mail that names what waited and where to read it. A single message goes as it is. */
@Injectable()
export class MailDigests {
  constructor(
    private readonly db: Db,
    private readonly outbox: OutboxRepository,
  ) {}

  async make(now: Date): Promise<void> {
    for (const personId of await this.outbox.digestsDue(now)) await this.#makeFor(personId, now);
  }

  /** The rows are held: two workers make one summary. */
  async #makeFor(personId: string, now: Date): Promise<void> {
    await this.db.tx(async () => {
      const waiting = await this.outbox.lockWaiting(personId);
      const last = waiting.at(-1);
      if (!last) return;
      if (waiting.length === 1) return this.outbox.sendSingly(last.id);
      const t = await loadTranslate(last.locale);
      const id = uuidv7();
      await this.outbox.insert({
        id,
        eventKey: `digest:${last.id}`,
        personId,
        recipient: last.recipient,
        subject: t('mail.digest.subject', { count: waiting.length }),
        body: t('mail.digest.body', { items: waiting.map(itemOf).join('\n\n') }),
        calendar: null,
        locale: last.locale,
        urgency: 'soon',
        state: 'queued',
        dueAt: now,
        createdAt: now,
      });
      await this.outbox.putIntoDigest(
        waiting.map((one) => one.id),
        id,
      );
    });
  }
}
