import {
  type beginMediaUpload,
  type InputOf,
  MEDIA_CHUNK_BYTES,
  type OutputOf,
  type UploadProgress,
} from '@edukom/contracts';
import { MEDIA_LIMITS, placeChunk, safeFileName } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { Problem } from '../../platform/http/problem.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { UploadParts } from '../../platform/storage/upload-parts.js';
import { judgeHead } from './checks/judge-head.js';
import { MediaService } from './media.service.js';
import { processMedia } from './media.jobs.js';
import { type UploadRow, UploadsRepository } from './uploads.repository.js';

const MEBIBYTE = 1024 * 1024;

interface Chunk {
  readonly offset: number;
  readonly bytes: Buffer;
  readonly receivedAt: Date;
}

/**
 * Uploads in chunks. Invariants: what counts as arrived lies on the disk for good; the bytes of a course never exceed its
 * quota, those on their way included; whatever is sent again changes nothing; the job that looks at the bytes is written
 * in the transaction that counts the last of them.
 */
@Injectable()
export class UploadsService {
  constructor(
    private readonly db: Db,
    private readonly repository: UploadsRepository,
    private readonly parts: UploadParts,
    private readonly jobs: Jobs,
    private readonly media: MediaService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem `media.too-large`, `media.quota`. */
  async begin(
    personId: string,
    courseId: string,
    { kind, name, sizeBytes, resumeKey: given }: InputOf<typeof beginMediaUpload>['body'],
    now: Date,
  ): Promise<OutputOf<typeof beginMediaUpload>> {
    const largest = MEDIA_LIMITS[kind];
    if (sizeBytes > largest) throw new Problem('media.too-large', { params: { maximum: largest / MEBIBYTE } });
    return this.db.tx(async () => {
      await this.repository.lockCourse(courseId);
      const resumeKey = given ?? null;
      const key = { courseId, createdBy: personId, kind, sizeBytes, resumeKey };
      const known = resumeKey === null ? null : await this.repository.underKey(key);
      if (known) return placeOf(known);
      await this.#requireRoom(courseId, sizeBytes);
      const id = uuidv7();
      await this.repository.insert({
        ...key,
        id,
        name: safeFileName(name),
        receivedBytes: 0,
        state: 'uploading',
        reason: null,
        contentType: null,
        createdAt: now,
        changedAt: now,
      });
      return { mediaId: id, offset: 0, chunkBytes: MEDIA_CHUNK_BYTES };
    });
  }

  /** How far an upload is, and the file as it stands. */
  async progress(courseId: string, mediaId: string): Promise<UploadProgress> {
    const upload = (await this.repository.upload(courseId, mediaId)) ?? notFound();
    return { ...placeOf(upload), media: await this.media.view(courseId, mediaId) };
  }

  /**
   * Takes a chunk in.
   * @throws Problem `media.offset` with the present offset in `current`; `media.type` when the first bytes show that the
   *   file cannot be of its kind, which ends the upload; `request.conflict` when the upload has ended.
   */
  async receive(courseId: string, mediaId: string, chunk: Chunk): Promise<UploadProgress> {
    const upload = (await this.repository.upload(courseId, mediaId)) ?? notFound();
    const place = placeChunk(upload.received_bytes, upload.size_bytes, chunk.offset, chunk.bytes.length);
    if (place === 'beyond') throw new Problem('request.invalid', { errors: [{ pointer: '/offset', code: 'invalid' }] });
    if (upload.state === 'refused') throw new Problem('request.conflict');
    if (place === 'elsewhere') throw offsetProblem(upload);
    if (place === 'next') await this.#add(upload, chunk);
    return this.progress(courseId, mediaId);
  }

  async #requireRoom(courseId: string, sizeBytes: number): Promise<void> {
    const quota = this.config.mediaQuotaBytes;
    const used = await this.repository.usedBytes(courseId);
    if (used + sizeBytes <= quota) return;
    throw new Problem('media.quota', {
      params: { used: Math.ceil(used / MEBIBYTE), quota: Math.floor(quota / MEBIBYTE) },
    });
  }

  async #add(upload: UploadRow, chunk: Chunk): Promise<void> {
    if (chunk.offset === 0) await this.#requirePlausible(upload, chunk);
    const partName = await this.parts.put(upload.id, chunk.bytes);
    const isCounted = await this.#count(upload, chunk, partName).catch(async (error: unknown) => {
      await this.parts.drop(upload.id, partName);
      throw error;
    });
    if (isCounted) return;
    await this.parts.drop(upload.id, partName);
    // Somebody was faster: with the same bytes, or with others.
    const now = (await this.repository.upload(upload.course_id, upload.id)) ?? notFound();
    if (placeChunk(now.received_bytes, now.size_bytes, chunk.offset, chunk.bytes.length) !== 'repeated')
      throw offsetProblem(now);
  }

  #count(upload: UploadRow, { offset, bytes, receivedAt }: Chunk, partName: string): Promise<boolean> {
    return this.db.tx(async () => {
      const chunk = { offset, sizeBytes: bytes.length, partName };
      const state = await this.repository.addChunk(upload.id, chunk, receivedAt);
      if (state === 'checking') await this.jobs.enqueue(processMedia, { mediaId: upload.id });
      return state !== null;
    });
  }

  async #requirePlausible(upload: UploadRow, { bytes, receivedAt }: Chunk): Promise<void> {
    const reason = await judgeHead(upload.kind, bytes);
    if (reason === null) return;
    await this.repository.refuse(upload.id, 'refused', reason, receivedAt);
    throw new Problem('media.type');
  }
}

const placeOf = (upload: UploadRow) => ({
  mediaId: upload.id,
  offset: upload.received_bytes,
  chunkBytes: MEDIA_CHUNK_BYTES,
});

const offsetProblem = (upload: UploadRow) => new Problem('media.offset', { current: placeOf(upload) });

function notFound(): never {
  throw new Problem('request.not-found');
}
