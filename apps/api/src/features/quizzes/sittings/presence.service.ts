import type { OutputOf, tellPresence } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Problem } from '../../../platform/http/problem.js';
import { isOverdue } from '../attempt-file.js';
import { AttemptFinisher } from '../attempt-finisher.js';
import { PresenceRepository, type PresenceRow } from './presence.repository.js';

/** What a page that is open learns about its attempt between two saves. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly clock: Clock,
    private readonly repository: PresenceRepository,
    private readonly finisher: AttemptFinisher,
  ) {}

  /** An attempt whose time is over is ended first. @throws Problem `request.not-found` unless it is the person's own. */
  async tell(attemptId: string, personId: string, placeId: string, at: Date): Promise<OutputOf<typeof tellPresence>> {
    let row = await this.#row(attemptId, personId, placeId, at);
    if (row.state === 'open' && isOverdue(row, at)) {
      await this.finisher.expire(attemptId, at);
      row = await this.#row(attemptId, personId, placeId, at);
    }
    return {
      state: row.state,
      time: { deadlineAt: row.deadline_at, extraSeconds: row.extra_seconds },
      serverNow: this.clock.now(),
      isElsewhere: row.is_elsewhere,
      revs: row.revs,
    };
  }

  async #row(attemptId: string, personId: string, placeId: string, at: Date): Promise<PresenceRow> {
    const row = await this.repository.tell(attemptId, personId, placeId, at);
    if (!row) throw new Problem('request.not-found');
    return row;
  }
}
