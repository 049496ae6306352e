import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { ImportFiles } from '../../platform/storage/import-files.js';
import { ImportPassesService } from './import-passes.service.js';
import { UNDO_MS, type TableBatch } from './import-view.js';
import { ImportsRepository } from './imports.repository.js';

const EVERY_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
/** A preview that nobody applied for so long is given up. */
const ABANDONED_MS = 7 * 24 * HOUR_MS;

/**
 * Forgets in a worker process what imports know of people and need no more: previews that were given up, rows whose import
 * can no longer be undone, tables whose import is gone. Several may do so at once.
 */
@Injectable()
export class ImportSweeper implements BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly db: Db,
    private readonly repository: ImportsRepository,
    private readonly passes: ImportPassesService,
    private readonly files: ImportFiles,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#running ??= this.sweep()
        .catch((error: unknown) => this.log.warn({ err: error }, 'import sweep'))
        .finally(() => (this.#running = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Once, now. */
  async sweep(): Promise<void> {
    const before = (age: number): Date => new Date(this.clock.now().getTime() - age);
    await this.#each(
      () => this.repository.abandoned(before(ABANDONED_MS), 1),
      (batch) => this.passes.drop(batch),
    );
    await this.#each(
      () => this.repository.unforgotten(before(UNDO_MS), 1),
      (batch) => this.passes.forget(batch),
    );
    const untouched = await this.files.untouchedSince(before(HOUR_MS));
    const needed = await this.repository.needingFiles(untouched);
    for (const name of untouched) if (!needed.has(name)) await this.files.removeNamed(name);
  }

  /** One import, one transaction: none waits for all. */
  async #each(next: () => Promise<string[]>, work: (batch: TableBatch) => Promise<void>): Promise<void> {
    const one = (): Promise<boolean> =>
      this.db.tx(async () => {
        const [id] = await next();
        const batch = id === undefined ? null : await this.passes.hold(id);
        if (batch) await work(batch);
        return batch !== null;
      });
    while (await one());
  }
}
