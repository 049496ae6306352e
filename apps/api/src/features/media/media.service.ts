import type { CourseMedia, MediaView } from '@edukom/contracts';
import { downloadName, MEDIA_TYPES, safeFileName } from '@edukom/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { ServedFile, ServedFiles } from '../../platform/content/content-server.js';
import { Db } from '../../platform/db/db.js';
import { isForeignKeyViolation } from '../../platform/db/sql-errors.js';
import { Problem } from '../../platform/http/problem.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Storage } from '../../platform/storage/storage.js';
import { StoredBytesRepository } from '../../platform/storage/stored-bytes.repository.js';
import { UploadParts } from '../../platform/storage/upload-parts.js';
import { forgetMedia } from './media.jobs.js';
import { MediaRepository } from './media.repository.js';
import { mediaViewOf } from './media-view.js';
import { UploadsRepository } from './uploads.repository.js';

/**
 * Files of a course. Invariants: only what is ready has an address; what a block of any version shows is not removed (the
 * database refuses it too); bytes are forgotten only when no row names them, whatever is stored at the same moment.
 */
@Injectable()
export class MediaService implements OnModuleInit, ServedFiles {
  constructor(
    private readonly db: Db,
    private readonly repository: MediaRepository,
    private readonly uploads: UploadsRepository,
    private readonly storage: Storage,
    private readonly bytes: StoredBytesRepository,
    private readonly parts: UploadParts,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(forgetMedia, ({ mediaId, hashes }) => this.forget(mediaId, hashes));
  }

  async list(courseId: string): Promise<{ media: CourseMedia[]; usedBytes: number; quotaBytes: number }> {
    const rows = await this.repository.ofCourse(courseId);
    return {
      media: rows.map((row) => ({ ...this.#viewOf(row), uses: row.uses })),
      usedBytes: await this.uploads.usedBytes(courseId),
      quotaBytes: this.config.mediaQuotaBytes,
    };
  }

  async view(courseId: string, mediaId: string): Promise<MediaView> {
    const row = await this.repository.one(courseId, mediaId);
    if (!row) throw new Problem('request.not-found');
    return this.#viewOf(row);
  }

  /** The files that the blocks of a lesson name, as far as they can be shown. One statement. */
  async shownIn(activityId: string): Promise<MediaView[]> {
    return (await this.repository.ofLesson(activityId)).map((row) => this.#viewOf(row));
  }

  async rename(courseId: string, mediaId: string, name: string, now: Date): Promise<MediaView> {
    await this.repository.rename(courseId, mediaId, safeFileName(name), now);
    return this.view(courseId, mediaId);
  }

  /** @throws Problem `media.in-use` when a block shows it, also one that is being saved at this moment. */
  async remove(courseId: string, mediaId: string): Promise<void> {
    try {
      await this.db.tx(async () => {
        if (!(await this.repository.lock(courseId, mediaId))) throw new Problem('request.not-found');
        if ((await this.repository.uses(mediaId)) > 0) throw new Problem('media.in-use');
        const hashes = await this.repository.remove(mediaId);
        await this.jobs.enqueue(forgetMedia, { mediaId, hashes });
      });
    } catch (error) {
      if (isForeignKeyViolation(error, 'block_media_media')) throw new Problem('media.in-use');
      throw error;
    }
  }

  async served(mediaId: string | null, sha256: Buffer): Promise<ServedFile | null> {
    const row = await this.repository.served(mediaId, sha256);
    if (!row) return null;
    const extension = MEDIA_TYPES[row.kind][row.content_type] ?? 'bin';
    return {
      contentType: row.content_type,
      sizeBytes: row.size_bytes,
      attachmentName: row.kind === 'file' ? downloadName(row.name, extension) : null,
    };
  }

  /** Removes the pieces of an upload, and those of the stored bytes that nothing names. */
  async forget(mediaId: string, hashes: readonly string[]): Promise<void> {
    for (const hash of hashes) {
      const sha256 = Buffer.from(hash, 'hex');
      await this.db.tx(async () => {
        await this.bytes.lock(sha256);
        // Repeated with its transaction it does the same: the one file operation that may stand inside one.
        if (!(await this.bytes.isNamed(sha256))) await this.storage.remove(sha256);
      });
    }
    await this.parts.remove(mediaId);
  }

  #viewOf(row: Parameters<typeof mediaViewOf>[0]): MediaView {
    return mediaViewOf(row, this.config.contentOrigin);
  }
}
