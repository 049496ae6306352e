import type { MESSAGE_STATES } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { MailState } from '../../platform/mail/outbox-mail.entity.js';

export interface MessageRow {
  id: string;
  subject: string;
  person_id: string | null;
  person_name: string | null;
  recipient: string;
  locale: InterfaceLocale;
  state: (typeof MESSAGE_STATES)[number];
  created_at: Date;
  due_at: Date;
  sent_at: Date | null;
  tries: number;
  error: string | null;
  is_in_digest: boolean;
}

/** Whose messages somebody may see: everybody's, or of who works in one of these. */
export interface Visibility {
  readonly all: boolean;
  readonly institutions: readonly string[];
  readonly departments: readonly string[];
}

export interface MessageFilter {
  readonly visible: Visibility;
  /** Null: all. */
  readonly states: readonly MailState[] | null;
  /** Folded words, each in the person's name or address. */
  readonly words: readonly string[];
  readonly after: { readonly createdAt: Date; readonly id: string } | null;
  readonly limit: number;
}

/** A message that went with a summary has fared as the summary did. */
const STATE = 'coalesce(g.state, m.state)';
const FROM = `outbox_mail m LEFT JOIN outbox_mail g ON g.id = m.digest_id LEFT JOIN person p ON p.id = m.person_id`;
const VISIBLE = `($1 OR EXISTS (SELECT 1 FROM affiliation v JOIN department vd ON vd.id = v.department_id
  WHERE v.person_id = m.person_id AND v.valid @> CURRENT_DATE AND (vd.institution_id = ANY ($2::uuid[]) OR vd.id = ANY ($3::uuid[]))))`;
const visibility = ({ all, institutions, departments }: Visibility) => [all, institutions, departments];

const WAITING = ['queued', 'digest', 'sending'] as const;
const FAILED = ['refused', 'dead', 'unsure', 'held'] as const;
/** The states of each group of the list. */
export const GROUP_STATES = { waiting: WAITING, sent: ['sent'], failed: FAILED } as const;

@Injectable()
export class MessagesRepository {
  constructor(private readonly db: Db) {}

  list({ visible, states, words, after, limit }: MessageFilter): Promise<MessageRow[]> {
    return this.db.query<MessageRow>(
      `SELECT m.id, m.subject, m.person_id, p.given_name || ' ' || p.family_name AS person_name, m.recipient, m.locale,
         ${STATE} AS state, m.created_at, m.due_at, coalesce(g.sent_at, m.sent_at) AS sent_at, coalesce(g.attempts, m.attempts) AS tries,
         coalesce(g.last_error, m.last_error) AS error, m.digest_id IS NOT NULL AS is_in_digest
       FROM ${FROM}
       WHERE ${VISIBLE} AND ($4::text[] IS NULL OR ${STATE} = ANY ($4)) AND (p.search_text LIKE ALL ($5::text[]) OR (p.id IS NULL AND cardinality($5::text[]) = 0))
         AND ($6::timestamptz IS NULL OR (m.created_at, m.id) < ($6, $7::uuid))
       ORDER BY m.created_at DESC, m.id DESC LIMIT $8`,
      [
        ...visibility(visible),
        states,
        words.map((word) => `%${word}%`),
        after?.createdAt ?? null,
        after?.id ?? null,
        limit,
      ],
    );
  }

  async counts(visible: Visibility): Promise<{ waiting: number; failed: number }> {
    const row = await this.db.one<{ waiting: number; failed: number }>(
      `SELECT count(*) FILTER (WHERE m.state = ANY ($4))::int AS waiting, count(*) FILTER (WHERE m.state = ANY ($5))::int AS failed
       FROM outbox_mail m WHERE m.state NOT IN ('sent', 'in-digest') AND ${VISIBLE}`,
      [...visibility(visible), WAITING, FAILED],
    );
    return row ?? { waiting: 0, failed: 0 };
  }

  /** The message, held; that of the summary it went with. Null when it is not there or not to be seen. */
  lockVisible(messageId: string, visible: Visibility): Promise<{ id: string; state: MailState } | null> {
    return this.db.one(
      `SELECT o.id, o.state FROM outbox_mail o
       WHERE o.id = (SELECT coalesce(m.digest_id, m.id) FROM outbox_mail m WHERE m.id = $4 AND ${VISIBLE}) FOR UPDATE`,
      [...visibility(visible), messageId],
    );
  }

  async queueAgain(messageId: string, now: Date): Promise<void> {
    await this.db.execute("UPDATE outbox_mail SET state = 'queued', due_at = $2, claimed_until = NULL WHERE id = $1", [
      messageId,
      now,
    ]);
  }

  wishesOf(personId: string): Promise<{
    email: string | null;
    locale: InterfaceLocale;
    is_digest: boolean;
    quiet_from: string | null;
    quiet_to: string | null;
    is_calendar_mailed: boolean;
  } | null> {
    return this.db.one(
      `SELECT p.email, p.locale, coalesce(m.is_digest, false) AS is_digest, m.quiet_from, m.quiet_to,
         coalesce(m.is_calendar_mailed, true) AS is_calendar_mailed
       FROM person p LEFT JOIN message_preference m ON m.person_id = p.id WHERE p.id = $1`,
      [personId],
    );
  }

  async saveWishes(
    personId: string,
    wishes: { isDigest: boolean; quiet: { from: string; to: string } | null; isCalendarMailed: boolean },
  ): Promise<void> {
    await this.db.execute(
      `INSERT INTO message_preference (person_id, is_digest, quiet_from, quiet_to, is_calendar_mailed) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (person_id) DO UPDATE SET is_digest = excluded.is_digest, quiet_from = excluded.quiet_from,
         quiet_to = excluded.quiet_to, is_calendar_mailed = excluded.is_calendar_mailed`,
      [personId, wishes.isDigest, wishes.quiet?.from ?? null, wishes.quiet?.to ?? null, wishes.isCalendarMailed],
    );
  }
}
