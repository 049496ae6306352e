import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Db } from '../db/db.js';
import { LOG, type Log } from '../log/log.js';
import { OutboxRepository } from './outbox.repository.js';

/**
 * A restore mails nothing. When the database is another one than at the last start (dumped and loaded, recovered to a point
 * in time, copied), what waits in it may have left from the original: it is held until somebody sends it on by hand.
 */
@Injectable()
export class MailFence implements OnApplicationBootstrap {
  constructor(
    private readonly db: Db,
    private readonly outbox: OutboxRepository,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const mark = await this.outbox.databaseMark();
    await this.db.tx(async () => {
      const before = await this.outbox.swapMark(mark);
      if (before === null || before === mark) return;
      const held = await this.outbox.holdAll();
      this.log.warn({ held }, 'this database was restored or copied: mails that waited are held');
    });
  }
}
