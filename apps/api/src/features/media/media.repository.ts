import type { MediaKind, MediaReason, MediaState } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

export interface MediaRow {
  id: string;
  kind: MediaKind;
  name: string;
  size_bytes: number;
  state: MediaState;
  reason: MediaReason | null;
  content_type: string | null;
  files: { hash: string; contentType: string; width: number | null; height: number | null }[];
}

export interface ServedRow {
  kind: MediaKind;
  name: string;
  content_type: string;
  size_bytes: number;
}

const MEDIA = 'm.id, m.kind, m.name, m.size_bytes, m.state, m.reason, m.content_type, f.files';
const FILES = `LEFT JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('hash', encode(s.sha256, 'hex'), 'contentType', s.content_type,
    'width', x.width, 'height', x.height) ORDER BY x.width, s.content_type), '[]') AS files
  FROM media_file x JOIN stored_file s ON s.id = x.file_id WHERE x.media_id = m.id) f ON true`;

/** Files of lessons as they are shown, named and removed. */
@Injectable()
export class MediaRepository {
  constructor(private readonly db: Db) {}

  ofCourse(courseId: string): Promise<(MediaRow & { uses: number })[]> {
    return this.db.query(
      `SELECT ${MEDIA}, (SELECT count(*)::int FROM block_media WHERE media_id = m.id) AS uses
       FROM media m ${FILES} WHERE m.course_id = $1 ORDER BY m.id DESC`,
      [courseId],
    );
  }

  one(courseId: string, mediaId: string): Promise<MediaRow | null> {
    return this.db.one<MediaRow>(`SELECT ${MEDIA} FROM media m ${FILES} WHERE m.id = $2 AND m.course_id = $1`, [
      courseId,
      mediaId,
    ]);
  }

  /** What the blocks of a lesson name and can show. */
  ofLesson(activityId: string): Promise<MediaRow[]> {
    return this.db.query<MediaRow>(
      `SELECT ${MEDIA} FROM media m ${FILES}
       WHERE m.state = 'ready' AND m.id IN (SELECT u.media_id FROM block b JOIN block_media u ON u.block_id = b.id WHERE b.activity_id = $1)
       ORDER BY m.id`,
      [activityId],
    );
  }

  /** The file of a medium with these bytes, when it may be shown; without a medium a picture of any. */
  served(mediaId: string | null, sha256: Buffer): Promise<ServedRow | null> {
    return this.db.one<ServedRow>(
      `SELECT m.kind, m.name, s.content_type, s.size_bytes FROM media m
       JOIN media_file x ON x.media_id = m.id JOIN stored_file s ON s.id = x.file_id
       WHERE (m.id = $1::uuid OR ($1::uuid IS NULL AND m.kind = 'image')) AND m.state = 'ready' AND s.sha256 = $2 LIMIT 1`,
      [mediaId, sha256],
    );
  }

  async rename(courseId: string, mediaId: string, name: string, now: Date): Promise<void> {
    await this.db.execute('UPDATE media SET name = $3, changed_at = $4 WHERE id = $2 AND course_id = $1', [
      courseId,
      mediaId,
      name,
      now,
    ]);
  }

  async lock(courseId: string, mediaId: string): Promise<boolean> {
    const row = await this.db.one('SELECT 1 FROM media WHERE id = $2 AND course_id = $1 FOR UPDATE', [
      courseId,
      mediaId,
    ]);
    return row !== null;
  }

  async uses(mediaId: string): Promise<number> {
    const row = await this.db.one<{ uses: number }>(
      'SELECT count(*)::int AS uses FROM block_media WHERE media_id = $1',
      [mediaId],
    );
    return row?.uses ?? 0;
  }

  /** Removes a medium and gives the hashes of what was served of it. */
  async remove(mediaId: string): Promise<string[]> {
    const files = await this.db.query<{ file_id: string }>(
      'DELETE FROM media_file WHERE media_id = $1 RETURNING file_id',
      [mediaId],
    );
    const stored = await this.db.query<{ hash: string }>(
      "DELETE FROM stored_file WHERE id = ANY ($1) RETURNING encode(sha256, 'hex') AS hash",
      [files.map(({ file_id }) => file_id)],
    );
    await this.db.execute('DELETE FROM media WHERE id = $1', [mediaId]);
    return stored.map(({ hash }) => hash);
  }
}
