import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { UploadParts } from '../../platform/storage/upload-parts.js';
import { forgetMedia, processMedia } from './media.jobs.js';
import { UploadsRepository } from './uploads.repository.js';

const EVERY_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
/** An upload that nothing came to for so long is given up. */
const ABANDONED_MS = 24 * HOUR_MS;

/**
 * Tidies up after uploads in a worker process: those given up, those whose check was given up (a scanner that was away
 * for hours), and pieces whose upload is gone. Several may do so at once.
 */
@Injectable()
export class MediaSweeper implements BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly db: Db,
    private readonly repository: UploadsRepository,
    private readonly parts: UploadParts,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#running ??= this.sweep()
        .catch((error: unknown) => this.log.warn({ err: error }, 'media sweep'))
        .finally(() => (this.#running = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Once, now. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.db.tx(async () => {
      const abandoned = await this.repository.removeAbandoned(new Date(now.getTime() - ABANDONED_MS));
      await this.jobs.enqueueAll(
        forgetMedia,
        abandoned.map((mediaId) => ({ mediaId, hashes: [] })),
      );
      const forgotten = await this.repository.claimForgotten(new Date(now.getTime() - HOUR_MS), now);
      await this.jobs.enqueueAll(
        processMedia,
        forgotten.map((mediaId) => ({ mediaId })),
      );
    });
    const untouched = await this.parts.untouchedSince(new Date(now.getTime() - HOUR_MS));
    const needed = await this.repository.needingParts(untouched);
    for (const mediaId of untouched) if (!needed.has(mediaId)) await this.parts.remove(mediaId);
  }
}
