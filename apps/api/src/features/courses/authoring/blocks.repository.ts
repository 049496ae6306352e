import type { LessonBlock } from '@edukom/contracts';
import type { TextSummary } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { Problem } from '../../../platform/http/problem.js';
import type { StoredDescription } from '../course-version.entity.js';

export interface BlockRow {
  id: string;
  anchor: string;
  kind: LessonBlock['kind'];
  body: LessonBlock['body'];
  revision: number;
  changed_at: Date;
  changed_by: string | null;
  changed_by_name: string | null;
  editing_since: Date;
}

/** Where a request about a lesson of a draft lands: `lesson_id` is null when the draft has no such lesson. */
export interface LessonPlaceRow {
  version_id: string;
  description: StoredDescription | null;
  lesson_id: string | null;
}
type Nullable<T> = { [K in keyof T]: T[K] | null };
/** The same with one block of the lesson, null when it has none of this id. */
export type BlockPlace = Nullable<LessonPlaceRow> & { readonly block: BlockRow | null };

/** @throws Problem `course.no-draft`, `request.not-found`. */
export function requireLesson(place: Nullable<LessonPlaceRow> | null): LessonPlaceRow {
  if (place?.version_id == null) throw new Problem('course.no-draft');
  if (place.lesson_id === null) throw new Problem('request.not-found');
  return { ...place, version_id: place.version_id };
}

/** What a save writes; `isNewEntry`: the state before becomes an entry of the history. */
export interface BlockSave {
  readonly id: string;
  readonly revision: number;
  readonly kind: LessonBlock['kind'];
  readonly body: LessonBlock['body'];
  readonly summary: readonly TextSummary[];
  readonly at: Date;
  readonly by: string | null;
  readonly isNewEntry: boolean;
}

export interface NewBlock extends Omit<BlockSave, 'isNewEntry'> {
  readonly activityId: string;
  readonly anchor: string;
  readonly position: number;
}

const BLOCK = `b.id, b.anchor, b.kind, b.body, b.revision, b.changed_at, b.changed_by, b.editing_since,
  p.given_name || ' ' || p.family_name AS changed_by_name`;
const LESSON = `course_version v LEFT JOIN (module m JOIN activity a ON a.module_id = m.id AND a.kind = 'lesson' AND a.id = $2)
  ON m.version_id = v.id`;
/** Publishing waits for writers at work and they for it, so nothing slips into a version that is being frozen. */
const HELD = "WHERE v.course_id = $1 AND v.state = 'draft' FOR SHARE OF v";
const KEEP = `INSERT INTO block_revision (block_id, revision, activity_id, anchor, kind, body, saved_at, saved_by)
  SELECT b.id, b.revision, b.activity_id, b.anchor, b.kind, b.body, b.changed_at, b.changed_by`;

/** The blocks of lessons of a draft. Statements that change something run in the transaction that holds the draft. */
@Injectable()
export class BlocksRepository {
  constructor(private readonly db: Db) {}

  lessonPlace(courseId: string, activityId: string): Promise<LessonPlaceRow | null> {
    return this.db.one<LessonPlaceRow>(
      `SELECT v.id AS version_id, v.description, a.id AS lesson_id FROM ${LESSON}
       WHERE v.course_id = $1 AND v.state = 'draft'`,
      [courseId, activityId],
    );
  }

  /** As `lessonPlace`; the draft stays one until the transaction ends. */
  holdLesson(courseId: string, activityId: string): Promise<LessonPlaceRow | null> {
    return this.db.one<LessonPlaceRow>(
      `SELECT v.id AS version_id, v.description, a.id AS lesson_id FROM ${LESSON} ${HELD}`,
      [courseId, activityId],
    );
  }

  /** As `holdLesson`, with one of its blocks, in one statement. */
  async holdBlock(courseId: string, activityId: string, blockId: string): Promise<BlockPlace> {
    const row = await this.db.one<LessonPlaceRow & BlockRow & Record<string, unknown>>(
      `SELECT v.id AS version_id, v.description, a.id AS lesson_id, ${BLOCK} FROM ${LESSON}
       LEFT JOIN block b ON b.activity_id = a.id AND b.id = $3 LEFT JOIN person p ON p.id = b.changed_by ${HELD}`,
      [courseId, activityId, blockId],
    );
    if (!row) return { version_id: null, description: null, lesson_id: null, block: null };
    const { version_id, description, lesson_id, ...block } = row;
    return { version_id, description, lesson_id, block: (block.id as string | null) === null ? null : block };
  }

  /** A block of a lesson, which stays as it is until the transaction ends. */
  lockBlock(activityId: string, blockId: string): Promise<BlockRow | null> {
    return this.db.one<BlockRow & Record<string, unknown>>(
      `SELECT ${BLOCK} FROM block b LEFT JOIN person p ON p.id = b.changed_by
       WHERE b.activity_id = $1 AND b.id = $2 FOR UPDATE OF b`,
      [activityId, blockId],
    );
  }

  /**
   * Lets one request at a time change which blocks a lesson has and in what order.
   * @throws Problem `request.not-found` when it was removed while somebody else was waited for.
   */
  async lockOrder(activityId: string): Promise<void> {
    const found = await this.db.execute('SELECT 1 FROM activity WHERE id = $1 FOR UPDATE', [activityId]);
    if (found === 0) throw new Problem('request.not-found');
  }

  blocksOf(activityId: string): Promise<BlockRow[]> {
    return this.db.query<BlockRow & Record<string, unknown>>(
      `SELECT ${BLOCK} FROM block b LEFT JOIN person p ON p.id = b.changed_by WHERE b.activity_id = $1 ORDER BY b.position`,
      [activityId],
    );
  }

  blockAt(activityId: string, anchor: string): Promise<BlockRow | null> {
    return this.db.one<BlockRow & Record<string, unknown>>(
      `SELECT ${BLOCK} FROM block b LEFT JOIN person p ON p.id = b.changed_by WHERE b.activity_id = $1 AND b.anchor = $2`,
      [activityId, anchor],
    );
  }

  /** The place after a block: 0 before all, the last when there is no block of that name; and how many blocks there are. */
  async placeAfter(activityId: string, anchor: string | null): Promise<{ position: number; count: number }> {
    const row = await this.db.one<{ after: number | null; last: number; count: number }>(
      `SELECT max(position) FILTER (WHERE anchor = $2) AS after, coalesce(max(position), 0) AS last, count(*)::int AS count
       FROM block WHERE activity_id = $1`,
      [activityId, anchor],
    );
    const last = row?.last ?? 0;
    return { position: anchor === null ? 0 : (row?.after ?? last), count: row?.count ?? 0 };
  }

  async anchorsOf(activityId: string): Promise<string[]> {
    const rows = await this.db.query<{ anchor: string }>(
      'SELECT anchor FROM block WHERE activity_id = $1 ORDER BY position',
      [activityId],
    );
    return rows.map(({ anchor }) => anchor);
  }

  /** Puts a block into its lesson at `position`; those behind move on. */
  async insert(block: NewBlock): Promise<void> {
    await this.db.execute('UPDATE block SET position = position + 1 WHERE activity_id = $1 AND position >= $2', [
      block.activityId,
      block.position,
    ]);
    await this.db.execute(
      `INSERT INTO block (id, activity_id, position, anchor, kind, body, text_summary, revision, changed_at, changed_by, editing_since)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9)`,
      [
        block.id,
        block.activityId,
        block.position,
        block.anchor,
        block.kind,
        JSON.stringify(block.body),
        JSON.stringify(block.summary),
        block.revision,
        block.at,
        block.by,
      ],
    );
  }

  /** False when the block is no longer at the revision the save was made from. */
  async save(save: BlockSave): Promise<boolean> {
    // The second part reads the block as it was before the first one.
    const row = await this.db.one(
      `WITH saved AS (
         UPDATE block SET kind = $3, body = $4, text_summary = $5, revision = revision + 1, changed_at = $6, changed_by = $7,
           editing_since = CASE WHEN $8::boolean THEN $6 ELSE editing_since END
         WHERE id = $1 AND revision = $2 RETURNING id
       ), kept AS (${KEEP} FROM block b JOIN saved s ON s.id = b.id WHERE $8::boolean)
       SELECT id FROM saved`,
      [
        save.id,
        save.revision,
        save.kind,
        JSON.stringify(save.body),
        JSON.stringify(save.summary),
        save.at,
        save.by,
        save.isNewEntry,
      ],
    );
    return row !== null;
  }

  /** Takes a block out of its lesson into the history; false when it is not there. */
  async remove(activityId: string, blockId: string): Promise<boolean> {
    const touched = await this.db.execute(
      `WITH gone AS (DELETE FROM block WHERE activity_id = $1 AND id = $2 RETURNING *) ${KEEP} FROM gone b`,
      [activityId, blockId],
    );
    return touched === 1;
  }

  async order(activityId: string, anchors: readonly string[]): Promise<void> {
    await this.db.execute(
      `UPDATE block SET position = g.position FROM unnest($2::text[]) WITH ORDINALITY AS g (anchor, position)
       WHERE block.activity_id = $1 AND block.anchor = g.anchor AND block.position <> g.position`,
      [activityId, anchors],
    );
  }
}
