import type { AccommodationView } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { dayOf } from '../../../platform/clock/local-day.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { type Acting, isOneself } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { type AccommodationRow, AccommodationsRepository, type MovedRow } from './accommodations.repository.js';

/** Extra time as it is granted; days of the calendar, both included. */
export interface Grant {
  readonly extraTime: number;
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly reason: string;
}

const viewOf = (row: AccommodationRow): AccommodationView => ({
  accommodationId: row.id,
  extraTime: row.extra_time,
  firstDay: row.first_day,
  lastDay: row.last_day,
  reason: row.reason ?? '',
  grantedBy: row.granted_by,
  grantedAt: row.granted_at,
  endedBy: row.ended_by,
  endedAt: row.ended_at,
  state: row.state,
});

/**
 * Extra time of a person. Invariants: it counts at once, in open attempts and in those to come; a deadline only ever moves
 * later, so ending it takes no time from anybody who is sitting a quiz; an attempt that has ended stays ended; the reason
 * leaves through {@link list} and nowhere else, the audit log included; nobody grants it to themself.
 */
@Injectable()
export class AccommodationsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: AccommodationsRepository,
  ) {}

  async list(personId: string): Promise<{ accommodations: AccommodationView[] }> {
    const rows = await this.repository.list(personId, dayOf(this.clock.now()));
    return { accommodations: rows.map(viewOf) };
  }

  /** @throws Problem `access.own-record`, `request.invalid` when it would end before it begins. */
  async grant(
    actor: Acting,
    personId: string,
    grant: Grant,
  ): Promise<{ accommodation: AccommodationView; movedAttempts: number }> {
    if (isOneself(actor, personId)) throw new Problem('access.own-record');
    const { reason, ...given } = grant;
    if (given.lastDay !== null && given.lastDay < given.firstDay)
      throw new Problem('request.invalid', { errors: [{ pointer: '/lastDay', code: 'invalid' }] });
    return this.db.tx(async () => {
      const [id, now] = [uuidv7(), this.clock.now()];
      await this.repository.insert({ ...given, id, personId, grantedBy: actor.personId, grantedAt: now });
      await this.repository.insertReason(id, reason);
      await this.audit.record({
        actorId: actor.personId,
        action: 'accommodation.granted',
        subjectKind: 'person',
        subjectId: personId,
        after: { accommodationId: id, ...given },
      });
      const moved = await this.#move(personId, now);
      return { accommodation: await this.#view(personId, id), movedAttempts: moved.length };
    });
  }

  /** Ends it for what is begun from now on; done twice, it stays as it was ended first. */
  async end(actor: Acting, personId: string, id: string): Promise<AccommodationView> {
    if (isOneself(actor, personId)) throw new Problem('access.own-record');
    return this.db.tx(async () => {
      if (await this.repository.end(id, personId, actor.personId, this.clock.now()))
        await this.audit.record({
          actorId: actor.personId,
          action: 'accommodation.ended',
          subjectKind: 'person',
          subjectId: personId,
          after: { accommodationId: id },
        });
      return this.#view(personId, id);
    });
  }

  /**
   * Gives every open attempt the extra time its person has today, where it has less: extra time that begins at midnight,
   * and an attempt that was begun in the same moment as extra time was granted.
   * @returns how many deadlines moved.
   */
  async align(now: Date): Promise<number> {
    return (await this.db.tx(() => this.#move(null, now))).length;
  }

  async #move(personId: string | null, now: Date): Promise<MovedRow[]> {
    const moved = await this.repository.moveDeadlines(dayOf(now), personId, now);
    await this.audit.recordAll(
      moved.map((row) => ({
        actorId: null,
        action: 'attempt.deadline-moved',
        subjectKind: 'attempt',
        subjectId: row.id,
        after: { deadlineAt: row.deadline_at.toISOString(), extraSeconds: row.extra_seconds },
      })),
    );
    return moved;
  }

  async #view(personId: string, id: string): Promise<AccommodationView> {
    const row = await this.repository.one(personId, dayOf(this.clock.now()), id);
    if (!row) throw new Problem('request.not-found');
    return viewOf(row);
  }
}
