import type { InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.js';
import type { OutboxMail } from './outbox-mail.entity.js';

/** A mail that this process alone may try now; `tries` tells its claim from a later one. */
export interface ClaimedMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly calendar: string | null;
  readonly tries: number;
}

export interface WaitingRow {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  locale: InterfaceLocale;
}

export interface HourlyLimits {
  readonly all: number;
  /** For what is not urgent. */
  readonly bulk: number;
}

type NewMail = Pick<
  OutboxMail,
  | 'id'
  | 'eventKey'
  | 'personId'
  | 'recipient'
  | 'subject'
  | 'body'
  | 'calendar'
  | 'locale'
  | 'urgency'
  | 'state'
  | 'dueAt'
  | 'createdAt'
>;

const CLAIM_MS = 5 * 60_000;
const HANDED = `(SELECT count(*) FROM outbox_mail h WHERE h.handed_at > $1::timestamptz - interval '1 hour')`;

@Injectable()
export class OutboxRepository {
  constructor(private readonly db: Db) {}

  /** False when this event was mailed to this person before. */
  async insert(mail: NewMail): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO outbox_mail (id, event_key, person_id, recipient, subject, body, calendar, locale, urgency, state, due_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING id`,
      [
        mail.id,
        mail.eventKey,
        mail.personId,
        mail.recipient,
        mail.subject,
        mail.body,
        mail.calendar,
        mail.locale,
        mail.urgency,
        mail.state,
        mail.dueAt,
        mail.createdAt,
      ],
    );
    return rows.length === 1;
  }

  wishesOf(
    personId: string,
  ): Promise<{ is_digest: boolean; quiet_from: string | null; quiet_to: string | null } | null> {
    return this.db.one('SELECT is_digest, quiet_from, quiet_to FROM message_preference WHERE person_id = $1', [
      personId,
    ]);
  }

  /** Takes the next mail that is due, or this one when it is; nothing while the hour's mails are used up. */
  claim(now: Date, limits: HourlyLimits, mailId: string | null): Promise<ClaimedMail | null> {
    return this.db.one<ClaimedMail>(
      `UPDATE outbox_mail SET claimed_until = $2, attempts = attempts + 1
       WHERE id = (SELECT m.id FROM outbox_mail m
         WHERE m.state = 'queued' AND m.due_at <= $1 AND (m.claimed_until IS NULL OR m.claimed_until < $1)
           AND ($5::uuid IS NULL OR m.id = $5) AND ${HANDED} < CASE m.urgency WHEN 'now' THEN $3::int ELSE $4::int END
         ORDER BY m.urgency = 'now' DESC, m.due_at, m.id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, recipient, subject, body, calendar, attempts AS tries`,
      [now, new Date(now.getTime() + CLAIM_MS), limits.all, limits.bulk, mailId],
    );
  }

  /**
   * Notes that a mail's text leaves now, which happens once: whoever comes second, or with an older claim, gets `overtaken`.
   * One after the other, so that all processes together stay within the hour's limit.
   */
  handOver(mail: ClaimedMail, now: Date, limits: HourlyLimits): Promise<'handed' | 'limit' | 'overtaken'> {
    return this.db.tx(async () => {
      await this.db.execute("SELECT pg_advisory_xact_lock(hashtext('mail.hour'))");
      const row = await this.db.one<{ is_free: boolean }>(
        `SELECT ${HANDED} < CASE urgency WHEN 'now' THEN $3::int ELSE $4::int END AS is_free FROM outbox_mail
         WHERE id = $2 AND state = 'queued' AND attempts = $5 FOR UPDATE`,
        [now, mail.id, limits.all, limits.bulk, mail.tries],
      );
      if (!row) return 'overtaken';
      if (!row.is_free) return 'limit';
      await this.db.execute("UPDATE outbox_mail SET state = 'sending', handed_at = $2 WHERE id = $1", [mail.id, now]);
      return 'handed';
    });
  }

  async markSent({ id, tries }: ClaimedMail, now: Date): Promise<void> {
    await this.db.execute(
      `UPDATE outbox_mail SET state = 'sent', sent_at = $3, claimed_until = NULL, last_error = NULL
       WHERE id = $1 AND attempts = $2 AND state IN ('queued', 'sending')`,
      [id, tries, now],
    );
  }

  async markFailed({ id, tries }: ClaimedMail, state: 'refused' | 'dead' | 'unsure', error: string): Promise<void> {
    await this.db.execute(
      `UPDATE outbox_mail SET state = $3, last_error = $4, claimed_until = NULL
       WHERE id = $1 AND attempts = $2 AND state IN ('queued', 'sending')`,
      [id, tries, state, error],
    );
  }

  async postpone({ id, tries }: ClaimedMail, until: Date, error: string | null): Promise<void> {
    await this.db.execute(
      `UPDATE outbox_mail SET state = 'queued', due_at = $3, last_error = coalesce($4, last_error), claimed_until = NULL,
         attempts = attempts - CASE WHEN $4::text IS NULL THEN 1 ELSE 0 END
       WHERE id = $1 AND attempts = $2 AND state IN ('queued', 'sending')`,
      [id, tries, until, error],
    );
  }

  /** Handed over by a process that has not been heard of since: it may have arrived. */
  async markOrphans(now: Date): Promise<void> {
    await this.db.execute(
      "UPDATE outbox_mail SET state = 'unsure', claimed_until = NULL WHERE state = 'sending' AND claimed_until < $1",
      [now],
    );
  }

  /** People whose daily summary is due. */
  async digestsDue(now: Date): Promise<string[]> {
    const rows = await this.db.query<{ person_id: string }>(
      "SELECT DISTINCT person_id FROM outbox_mail WHERE state = 'digest' AND due_at <= $1 LIMIT 200",
      [now],
    );
    return rows.map((row) => row.person_id);
  }

  /** What waits for somebody's summary, held, in the order of time. */
  lockWaiting(personId: string): Promise<WaitingRow[]> {
    return this.db.query<WaitingRow>(
      `SELECT id, recipient, subject, body, locale FROM outbox_mail WHERE person_id = $1 AND state = 'digest'
       ORDER BY created_at, id FOR UPDATE`,
      [personId],
    );
  }

  async putIntoDigest(ids: readonly string[], digestId: string): Promise<void> {
    await this.db.execute("UPDATE outbox_mail SET state = 'in-digest', digest_id = $2 WHERE id = ANY ($1::uuid[])", [
      ids,
      digestId,
    ]);
  }

  async sendSingly(id: string): Promise<void> {
    await this.db.execute("UPDATE outbox_mail SET state = 'queued' WHERE id = $1 AND state = 'digest'", [id]);
  }

  /** What should have left long ago and was never tried, so that nobody worked here: a copy from back then. */
  async holdStale(before: Date): Promise<number> {
    return this.db.execute(
      `UPDATE outbox_mail SET state = 'held'
       WHERE state IN ('queued', 'digest') AND due_at < $1 AND attempts = 0 AND handed_at IS NULL`,
      [before],
    );
  }

  /** Everything that waits; what was being handed over may have arrived. */
  async holdAll(): Promise<number> {
    await this.db.execute("UPDATE outbox_mail SET state = 'unsure', claimed_until = NULL WHERE state = 'sending'");
    return this.db.execute(
      "UPDATE outbox_mail SET state = 'held', claimed_until = NULL WHERE state IN ('queued', 'digest')",
    );
  }

  /** Which database this is: another cluster, another timeline (recovery to a point in time) or another copy has another. */
  async databaseMark(): Promise<string> {
    const row = await this.db.one<{ mark: string }>(
      `SELECT (SELECT system_identifier::text FROM pg_control_system()) || ':' ||
         CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END || ':' ||
         (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS mark`,
    );
    return row?.mark ?? '';
  }

  /** Notes the mark; gives the one that was noted before, null at the first time. */
  swapMark(mark: string): Promise<string | null> {
    return this.db.tx(async () => {
      await this.db.execute("SELECT pg_advisory_xact_lock(hashtext('mail.fence'))");
      const known = await this.db.one<{ value: string }>("SELECT value FROM installation WHERE key = 'mail-fence'");
      if (known?.value !== mark)
        await this.db.execute(
          `INSERT INTO installation (key, value) VALUES ('mail-fence', to_jsonb($1::text))
           ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
          [mark],
        );
      return known?.value ?? null;
    });
  }

  /** Takes mails of an event out of the outbox, sent or not. */
  async forget(eventKeyPrefix: string): Promise<void> {
    await this.db.execute('DELETE FROM outbox_mail WHERE person_id IS NULL AND starts_with(event_key, $1)', [
      eventKeyPrefix,
    ]);
  }

  latest(
    limit: number,
    recipient: string | null,
  ): Promise<{ recipient: string; subject: string; body: string; created_at: Date; sent_at: Date | null }[]> {
    return this.db.query(
      `SELECT recipient, subject, body, created_at, sent_at FROM outbox_mail
       WHERE $2::text IS NULL OR recipient = $2 ORDER BY created_at DESC, id DESC LIMIT $1`,
      [limit, recipient],
    );
  }
}
