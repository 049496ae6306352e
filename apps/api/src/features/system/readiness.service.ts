import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { Problem } from '../../platform/http/problem.js';

const MAX_SKEW_MS = 1_000;

/** Whether this process may serve. A clock that is off would judge deadlines wrongly; asynchronous commits could lose acknowledged answers. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async check(): Promise<void> {
    const before = this.clock.now().getTime();
    const row = await this.db.one<{ now: Date; commits: string }>(
      "SELECT clock_timestamp() AS now, current_setting('synchronous_commit') AS commits",
    );
    const after = this.clock.now().getTime();
    const theirs = row?.now.getTime() ?? 0;
    if (theirs < before - MAX_SKEW_MS || theirs > after + MAX_SKEW_MS || row?.commits === 'off')
      throw new Problem('server.database', { retryAfterSeconds: 5 });
  }
}
