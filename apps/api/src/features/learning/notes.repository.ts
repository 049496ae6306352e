import type { LessonBlock } from '@edukom/contracts';
import type { LocalizedText, NoteText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { MINE } from './learning.repository.js';

export interface NoteRow {
  activity_id: string;
  anchor: string;
  texts: NoteText[];
  replaced: string[];
  bookmark_rev: number;
  is_bookmarked: boolean;
  changed_at: Date;
}

export interface PlacedNoteRow extends NoteRow {
  slug: string | null;
  lesson_title: LocalizedText;
  kind: LessonBlock['kind'] | null;
  body: LessonBlock['body'] | null;
}

const COLUMNS = 'n.activity_id, n.anchor, n.texts, n.replaced, n.bookmark_rev, n.is_bookmarked, n.changed_at';
/** A row stays when its note was taken away, so that a late save cannot bring the note back. */
const IS_SHOWN = 'n.is_bookmarked OR jsonb_array_length(n.texts) > 0';

/** Private notes. Every statement is about one person's own. */
@Injectable()
export class NotesRepository {
  constructor(private readonly db: Db) {}

  /** Under which name somebody's notes in an enrolment are kept: the one it was made for. Null: not one's own enrolment. */
  async ownerOf(personId: string, enrolmentId: string): Promise<string | null> {
    const row = await this.db.one<{ person_id: string }>(
      `SELECT e.person_id FROM enrolment e JOIN run r ON r.id = e.run_id WHERE ${MINE} AND e.id = $2`,
      [personId, enrolmentId],
    );
    return row?.person_id ?? null;
  }

  /** Holds one person's notes until the transaction ends: states are joined one after the other. */
  async lockNotesOf(personId: string): Promise<void> {
    await this.db.execute('SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
  }

  /**
   * Which of these places are blocks of a published version of the enrolment's course, as `activity anchor`: a note typed
   * offline may arrive after the run has moved to another version.
   */
  async knownPlaces(
    enrolmentId: string,
    places: readonly { activityId: string; anchor: string }[],
  ): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ activity_id: string; anchor: string }>(
      `SELECT DISTINCT b.activity_id, b.anchor FROM unnest($2::uuid[], $3::text[]) AS g (activity_id, anchor)
       JOIN block b ON b.activity_id = g.activity_id AND b.anchor = g.anchor
       JOIN activity a ON a.id = b.activity_id JOIN module m ON m.id = a.module_id
       JOIN course_version v ON v.id = m.version_id AND v.state = 'published'
       JOIN run r ON r.course_id = v.course_id JOIN enrolment e ON e.run_id = r.id WHERE e.id = $1`,
      [enrolmentId, places.map(({ activityId }) => activityId), places.map(({ anchor }) => anchor)],
    );
    return new Set(rows.map((row) => `${row.activity_id} ${row.anchor}`));
  }

  notesAt(personId: string, places: readonly { activityId: string; anchor: string }[]): Promise<NoteRow[]> {
    return this.db.query<NoteRow>(
      `SELECT ${COLUMNS} FROM lesson_note n JOIN unnest($2::uuid[], $3::text[]) AS g (activity_id, anchor)
         ON g.activity_id = n.activity_id AND g.anchor = n.anchor WHERE n.person_id = $1`,
      [personId, places.map(({ activityId }) => activityId), places.map(({ anchor }) => anchor)],
    );
  }

  /** Writes states, one per place. */
  async write(personId: string, receivedAt: Date, notes: readonly NoteRow[]): Promise<void> {
    await this.db.execute(
      `INSERT INTO lesson_note (person_id, activity_id, anchor, texts, replaced, bookmark_rev, is_bookmarked, changed_at, received_at)
       SELECT $1, (g ->> 'activity_id')::uuid, g ->> 'anchor', g -> 'texts',
         ARRAY(SELECT jsonb_array_elements_text(g -> 'replaced')::uuid), (g ->> 'bookmark_rev')::int, (g ->> 'is_bookmarked')::boolean,
         (g ->> 'changed_at')::timestamptz, $2
       FROM jsonb_array_elements($3::jsonb) AS g
       ON CONFLICT (person_id, activity_id, anchor) DO UPDATE SET texts = EXCLUDED.texts, replaced = EXCLUDED.replaced,
         bookmark_rev = EXCLUDED.bookmark_rev, is_bookmarked = EXCLUDED.is_bookmarked, changed_at = EXCLUDED.changed_at,
         received_at = EXCLUDED.received_at`,
      [personId, receivedAt, JSON.stringify(notes)],
    );
  }

  /**
   * One's notes in the course of an enrolment, whichever version they were written in: slugs and anchors stay from one
   * version to the next. Where two versions have a note at the same place, that of the run's own is shown.
   */
  inCourse(personId: string, enrolmentId: string): Promise<PlacedNoteRow[]> {
    return this.db.query<PlacedNoteRow>(
      `SELECT * FROM (
         SELECT DISTINCT ON (a.slug, n.anchor) coalesce(own.id, n.activity_id) AS activity_id,
           n.anchor, n.texts, n.replaced, n.bookmark_rev, n.is_bookmarked, n.changed_at,
           own.slug, coalesce(own.title, a.title) AS lesson_title, b.kind, b.body, own.module_position, own.position, b.position AS block_position
         FROM enrolment e JOIN run r ON r.id = e.run_id
         JOIN course_version v ON v.course_id = r.course_id JOIN module m ON m.version_id = v.id JOIN activity a ON a.module_id = m.id
         JOIN lesson_note n ON n.activity_id = a.id AND n.person_id = e.person_id
         LEFT JOIN LATERAL (SELECT o.id, o.slug, o.title, o.position, p.position AS module_position
           FROM activity o JOIN module p ON p.id = o.module_id WHERE p.version_id = r.version_id AND o.slug = a.slug) own ON true
         LEFT JOIN block b ON b.activity_id = coalesce(own.id, a.id) AND b.anchor = n.anchor
         WHERE ${MINE} AND e.id = $2
         ORDER BY a.slug, n.anchor, (v.id = r.version_id) DESC, v.number DESC
       ) n WHERE ${IS_SHOWN} ORDER BY module_position, position, block_position, anchor`,
      [personId, enrolmentId],
    );
  }

  /** How many notes and bookmarks one has in each course, at the newest enrolment in it. */
  counts(
    personId: string,
  ): Promise<{ enrolment_id: string; course_title: LocalizedText; notes: number; bookmarks: number }[]> {
    return this.db.query(
      `SELECT * FROM (
         SELECT DISTINCT ON (c.id, e.person_id) e.id AS enrolment_id, coalesce(v.description -> 'title', c.title) AS course_title, k.notes, k.bookmarks, k.changed_at
         FROM enrolment e JOIN run r ON r.id = e.run_id JOIN course c ON c.id = r.course_id JOIN course_version v ON v.id = r.version_id
         JOIN LATERAL (
           SELECT count(*) FILTER (WHERE has_note)::int AS notes, count(*) FILTER (WHERE is_bookmarked)::int AS bookmarks, max(changed_at) AS changed_at
           FROM (
             SELECT DISTINCT ON (a.slug, n.anchor) jsonb_array_length(n.texts) > 0 AS has_note, n.is_bookmarked, n.changed_at
             FROM course_version w JOIN module m ON m.version_id = w.id JOIN activity a ON a.module_id = m.id
             JOIN lesson_note n ON n.activity_id = a.id AND n.person_id = e.person_id
             WHERE w.course_id = c.id ORDER BY a.slug, n.anchor, (w.id = r.version_id) DESC, w.number DESC
           ) shown
         ) k ON k.notes + k.bookmarks > 0
         WHERE ${MINE} ORDER BY c.id, e.person_id, r.ends_on DESC, e.id
       ) listed ORDER BY changed_at DESC, enrolment_id`,
      [personId],
    );
  }
}
