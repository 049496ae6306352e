import { createHash } from 'node:crypto';
import type { countRunAudience, OutputOf, readMyCalendar } from '@edukom/contracts';
import { writeFeed } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { tokenHash } from '../../platform/auth/sign-in.service.js';
import { Clock, Random } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Db } from '../../platform/db/db.js';
import { Problem } from '../../platform/http/problem.js';
import { entryOf } from './calendar-mail.js';
import { CalendarRepository } from './calendar.repository.js';

const TOKEN_BITS = 128;
/** How far back a feed goes. */
const BACK_MS = 366 * 86_400_000;

/** The address of somebody's calendar. Invariants: one at a time; only its hash is kept; it ends with the account. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly db: Db,
    private readonly repository: CalendarRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly random: Random,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem `link.unknown`. */
  async feed(token: string): Promise<{ content: Buffer; tag: string }> {
    const [hash, now] = [tokenHash(token), this.clock.now()];
    const owner = await this.repository.ownerOf(hash);
    if (!owner) throw new Problem('link.unknown');
    await this.repository.noteRead(hash, now);
    const { person_id: personId, locale } = owner;
    const rows = await this.repository.entries(personId, new Date(now.getTime() - BACK_MS));
    const t = await loadTranslate(locale);
    const entries = rows.map((row) => entryOf(row, personId, row.course_title, locale, this.config));
    const content = Buffer.from(writeFeed(t('mail.calendar.name'), entries));
    return { content, tag: `"${createHash('sha256').update(content).digest('base64url')}"` };
  }

  async mine(personId: string): Promise<OutputOf<typeof readMyCalendar>> {
    const feed = await this.repository.feedOf(personId);
    return { address: feed && { createdAt: feed.created_at, readAt: feed.read_at } };
  }

  async make(personId: string): Promise<string> {
    const token = this.random.token(TOKEN_BITS);
    await this.db.tx(async () => {
      await this.repository.replaceFeed(personId, tokenHash(token), this.clock.now());
      await this.#record(personId, 'calendar.made');
    });
    return `${this.config.publicOrigin}/api/calendars/${token}`;
  }

  async end(personId: string): Promise<void> {
    await this.db.tx(async () => {
      if (await this.repository.endFeed(personId)) await this.#record(personId, 'calendar.ended');
    });
  }

  async audience(runId: string): Promise<OutputOf<typeof countRunAudience>> {
    const people = await this.repository.audience(runId);
    const reached = people.filter((one) => one.has_address);
    return {
      mails: reached.length,
      later: reached.filter((one) => one.waits).length,
      unreachable: people.length - reached.length,
    };
  }

  #record(personId: string, action: string): Promise<void> {
    return this.audit.record({ actorId: personId, action, subjectKind: 'person', subjectId: personId });
  }
}
