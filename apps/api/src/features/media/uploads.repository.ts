import type { MediaKind, MediaReason, MediaState } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { Media } from './media.entity.js';

export interface UploadRow {
  id: string;
  course_id: string;
  kind: MediaKind;
  name: string;
  size_bytes: number;
  received_bytes: number;
  state: MediaState;
}

/** A file as it is served, with its shape when it is a picture. */
export interface ShownFile {
  readonly sha256: Buffer;
  readonly sizeBytes: number;
  readonly contentType: string;
  readonly width: number | null;
  readonly height: number | null;
}

const UPLOAD = 'id, course_id, kind, name, size_bytes, received_bytes, state';

/** Uploads from the first byte to the verdict. */
@Injectable()
export class UploadsRepository {
  constructor(private readonly db: Db) {}

  /** Makes whoever begins an upload in this course wait for the others who do. */
  async lockCourse(courseId: string): Promise<void> {
    await this.db.execute('SELECT 1 FROM course WHERE id = $1 FOR NO KEY UPDATE', [courseId]);
  }

  /** Bytes of all files of a course, those counted whole that are still arriving. */
  async usedBytes(courseId: string): Promise<number> {
    const row = await this.db.one<{ used: number }>(
      "SELECT coalesce(sum(size_bytes), 0)::float8 AS used FROM media WHERE course_id = $1 AND state <> 'refused'",
      [courseId],
    );
    return row?.used ?? 0;
  }

  underKey(
    media: Pick<Media, 'courseId' | 'createdBy' | 'kind' | 'resumeKey' | 'sizeBytes'>,
  ): Promise<UploadRow | null> {
    return this.db.one<UploadRow>(
      `SELECT ${UPLOAD} FROM media
       WHERE course_id = $1 AND created_by = $2 AND kind = $3 AND resume_key = $4 AND size_bytes = $5 AND state = 'uploading'`,
      [media.courseId, media.createdBy, media.kind, media.resumeKey, media.sizeBytes],
    );
  }

  /** An upload under the same key but of another size was of another file: it keeps going, without the key. */
  async insert(media: Media): Promise<void> {
    await this.db.execute(
      `UPDATE media SET resume_key = NULL
       WHERE course_id = $1 AND created_by = $2 AND kind = $3 AND resume_key = $4 AND state = 'uploading'`,
      [media.courseId, media.createdBy, media.kind, media.resumeKey],
    );
    await this.db.manager.insert(Media, media);
  }

  upload(courseId: string, mediaId: string): Promise<UploadRow | null> {
    return this.db.one<UploadRow>(`SELECT ${UPLOAD} FROM media WHERE id = $2 AND course_id = $1`, [courseId, mediaId]);
  }

  /**
   * Counts a piece that begins where the upload ends now; of several at once one succeeds.
   * @returns the state after it, or null when the upload ended elsewhere meanwhile
   */
  async addChunk(
    mediaId: string,
    chunk: { offset: number; sizeBytes: number; partName: string },
    now: Date,
  ): Promise<MediaState | null> {
    const row = await this.db.one<{ state: MediaState }>(
      `WITH moved AS (
         UPDATE media SET received_bytes = received_bytes + $3, changed_at = $5,
           state = CASE WHEN received_bytes + $3 = size_bytes THEN 'checking' ELSE state END
         WHERE id = $1 AND state = 'uploading' AND received_bytes = $2 RETURNING id, state
       ), noted AS (
         INSERT INTO media_chunk (media_id, start_byte, size_bytes, part_name) SELECT id, $2, $3, $4 FROM moved
       )
       SELECT state FROM moved`,
      [mediaId, chunk.offset, chunk.sizeBytes, chunk.partName, now],
    );
    return row?.state ?? null;
  }

  async partsOf(mediaId: string): Promise<string[]> {
    const rows = await this.db.query<{ part_name: string }>(
      'SELECT part_name FROM media_chunk WHERE media_id = $1 ORDER BY start_byte',
      [mediaId],
    );
    return rows.map(({ part_name }) => part_name);
  }

  checking(mediaId: string): Promise<UploadRow | null> {
    return this.db.one<UploadRow>(`SELECT ${UPLOAD} FROM media WHERE id = $1 AND state = 'checking'`, [mediaId]);
  }

  /** Ends an upload without anything to show. */
  async refuse(mediaId: string, state: 'refused' | 'quarantined', reason: MediaReason, now: Date): Promise<void> {
    await this.db.execute(
      "UPDATE media SET state = $2, reason = $3, resume_key = NULL, changed_at = $4 WHERE id = $1 AND state IN ('uploading', 'checking')",
      [mediaId, state, reason, now],
    );
  }

  /** Makes a checked upload ready, with what is served of it; does nothing when it is not being checked any more. */
  async makeReady(
    media: Pick<UploadRow, 'id' | 'name'>,
    contentType: string,
    files: readonly ShownFile[],
    now: Date,
  ): Promise<void> {
    const changed = await this.db.execute(
      "UPDATE media SET state = 'ready', content_type = $2, resume_key = NULL, changed_at = $3 WHERE id = $1 AND state = 'checking'",
      [media.id, contentType, now],
    );
    if (changed === 0) return;
    for (const file of files)
      await this.db.execute(
        `WITH stored AS (
           INSERT INTO stored_file (id, sha256, size_bytes, content_type, file_name, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
         )
         INSERT INTO media_file (file_id, media_id, width, height) SELECT id, $7, $8::int, $9::int FROM stored`,
        [uuidv7(), file.sha256, file.sizeBytes, file.contentType, media.name, now, media.id, file.width, file.height],
      );
  }

  /** Removes uploads that nothing came to since then; their ids. One that a block names is left alone. */
  async removeAbandoned(since: Date): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `DELETE FROM media m WHERE m.state = 'uploading' AND m.changed_at < $1
         AND NOT EXISTS (SELECT 1 FROM block_media WHERE media_id = m.id) RETURNING m.id`,
      [since],
    );
    return rows.map(({ id }) => id);
  }

  /** Uploads that were to be checked long ago and were not; touched, so that the next look leaves them alone. */
  async claimForgotten(since: Date, now: Date): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      "UPDATE media SET changed_at = $2 WHERE state = 'checking' AND changed_at < $1 RETURNING id",
      [since, now],
    );
    return rows.map(({ id }) => id);
  }

  /** Which of these uploads still need their pieces. */
  async needingParts(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ id: string }>(
      "SELECT id::text FROM media WHERE id::text = ANY ($1) AND state IN ('uploading', 'checking', 'quarantined')",
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
