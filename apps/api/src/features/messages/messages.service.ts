import {
  type InputOf,
  instant,
  type listMessages,
  type MessageItem,
  type MessageWishes,
  type OutputOf,
  type readMessageWishes,
  uuid,
} from '@edukom/contracts';
import { allowedScopes, searchWords } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import { readCursor, writeCursor } from '../../platform/http/cursor.js';
import { Problem } from '../../platform/http/problem.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { deliverMail } from '../../platform/mail/mailer.js';
import { GROUP_STATES, type MessageRow, MessagesRepository, type Visibility } from './messages.repository.js';

const PAGE = 50;
const PLACE = z.tuple([instant, uuid]).transform(([createdAt, id]) => ({ createdAt, id }));

const cursorOf = (row: MessageRow): string => writeCursor([row.created_at.toISOString(), row.id]);

function visibilityOf(actor: Actor): Visibility {
  const { all, ids } = allowedScopes(actor.grants, 'message.read');
  return { all, institutions: ids.institution, departments: ids.department };
}

const itemOf = (row: MessageRow): MessageItem => ({
  messageId: row.id,
  subject: row.subject,
  person: row.person_id === null ? null : { personId: row.person_id, name: row.person_name ?? '' },
  recipient: row.recipient,
  locale: row.locale,
  state: row.state,
  createdAt: row.created_at,
  dueAt: row.due_at,
  sentAt: row.sent_at,
  tries: row.tries,
  error: row.error,
  isInDigest: row.is_in_digest,
});

/** Messages as staff see them, and what people wish of them. The text of a message is shown to nobody: it may open an account. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly db: Db,
    private readonly repository: MessagesRepository,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: InputOf<typeof listMessages>['query']): Promise<OutputOf<typeof listMessages>> {
    const { group, search = '', cursor, limit = PAGE } = query;
    const visible = visibilityOf(actor);
    const rows = await this.repository.list({
      visible,
      states: group ? GROUP_STATES[group] : null,
      words: searchWords(search),
      after: readCursor(PLACE, cursor),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(itemOf),
      next: rows.length > limit && last ? cursorOf(last) : null,
      counts: await this.repository.counts(visible),
    };
  }

  /** @throws Problem `request.conflict`: it has left, or is about to. */
  async sendAgain(actor: Actor, messageId: string): Promise<void> {
    await this.db.tx(async () => {
      const message = await this.repository.lockVisible(messageId, visibilityOf(actor));
      if (!message) throw new Problem('request.not-found');
      if (!GROUP_STATES.failed.some((state) => state === message.state)) throw new Problem('request.conflict');
      await this.repository.queueAgain(message.id, this.clock.now());
      await this.jobs.enqueue(deliverMail, { mailId: message.id });
      await this.audit.record({
        actorId: actor.personId,
        action: 'message.sent-again',
        subjectKind: 'message',
        subjectId: message.id,
        before: { state: message.state },
        after: { state: 'queued' },
      });
    });
  }

  async wishes(personId: string): Promise<OutputOf<typeof readMessageWishes>> {
    const row = await this.repository.wishesOf(personId);
    if (!row) throw new Problem('request.not-found');
    const { quiet_from: from, quiet_to: to } = row;
    return {
      isDigest: row.is_digest,
      quiet: from === null || to === null ? null : { from, to },
      isCalendarMailed: row.is_calendar_mailed,
      locale: row.locale,
      email: row.email,
    };
  }

  saveWishes(personId: string, wishes: MessageWishes): Promise<void> {
    return this.repository.saveWishes(personId, wishes);
  }
}
