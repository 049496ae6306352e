import type { NoteChange, OutputOf, PlacedNote, readMyNotes, SavedNote } from '@edukom/contracts';
import { addRevision, joinBookmarks } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { Problem } from '../../platform/http/problem.js';
import { excerptOf } from './note-excerpt.js';
import { type NoteRow, NotesRepository } from './notes.repository.js';

const bodyOf = (row: NoteRow): SavedNote => ({
  activityId: row.activity_id,
  anchor: row.anchor,
  texts: row.texts,
  bookmark: { rev: row.bookmark_rev, isSet: row.is_bookmarked },
  changedAt: row.changed_at,
});

const nothingAt = ({ activityId, anchor }: NoteChange): NoteRow => ({
  activity_id: activityId,
  anchor,
  texts: [],
  replaced: [],
  bookmark_rev: 0,
  is_bookmarked: false,
  changed_at: new Date(0),
});

const placeOf = ({ activityId, anchor }: Pick<NoteChange, 'activityId' | 'anchor'>): string =>
  `${activityId} ${anchor}`;

/** One change joined into what stands. */
function joined(row: NoteRow, change: NoteChange, receivedAt: Date): NoteRow {
  const at = new Date(Math.min(change.changedAt.getTime(), receivedAt.getTime()));
  const changed_at = at > row.changed_at ? at : row.changed_at;
  if (change.kind === 'note') {
    const { texts, replaced } = addRevision(row, change);
    return { ...row, changed_at, texts: [...texts], replaced: [...replaced] };
  }
  const { rev, isSet } = joinBookmarks({ rev: row.bookmark_rev, isSet: row.is_bookmarked }, change);
  return { ...row, changed_at, bookmark_rev: rev, is_bookmarked: isSet };
}

/**
 * Private notes and bookmarks. Invariants: only one's own enrolments and one's own notes, whatever role one has; what is
 * stored depends on the set of changes alone, not on their order, batches or number; no text is dropped because two
 * devices wrote at once.
 */
@Injectable()
export class NotesService {
  constructor(
    private readonly db: Db,
    private readonly repository: NotesRepository,
  ) {}

  /** @throws Problem `request.not-found`: not one's own enrolment. */
  async save(
    personId: string,
    enrolmentId: string,
    receivedAt: Date,
    changes: readonly NoteChange[],
  ): Promise<SavedNote[]> {
    return this.db.tx(async () => {
      const ownerId = await this.#ownerOf(personId, enrolmentId);
      const places = await this.repository.knownPlaces(enrolmentId, changes);
      const known = changes.filter((change) => places.has(placeOf(change)));
      if (known.length === 0) return [];
      await this.repository.lockNotesOf(ownerId);
      const rows = new Map(
        (await this.repository.notesAt(ownerId, known)).map((row) => [`${row.activity_id} ${row.anchor}`, row]),
      );
      for (const change of known) {
        const row = rows.get(placeOf(change)) ?? nothingAt(change);
        rows.set(placeOf(change), joined(row, change, receivedAt));
      }
      const notes = [...rows.values()];
      await this.repository.write(ownerId, receivedAt, notes);
      return notes.map(bodyOf);
    });
  }

  /** @throws Problem `request.not-found`: not one's own enrolment. */
  async inCourse(personId: string, enrolmentId: string): Promise<PlacedNote[]> {
    await this.#ownerOf(personId, enrolmentId);
    return (await this.repository.inCourse(personId, enrolmentId)).map((row) => ({
      ...bodyOf(row),
      slug: row.slug,
      lessonTitle: row.lesson_title,
      excerpt: excerptOf(row.body),
    }));
  }

  async counts(personId: string): Promise<OutputOf<typeof readMyNotes>['courses']> {
    return (await this.repository.counts(personId)).map(({ enrolment_id, course_title, notes, bookmarks }) => ({
      enrolmentId: enrolment_id,
      courseTitle: course_title,
      notes,
      bookmarks,
    }));
  }

  async #ownerOf(personId: string, enrolmentId: string): Promise<string> {
    const ownerId = await this.repository.ownerOf(personId, enrolmentId);
    if (ownerId === null) throw new Problem('request.not-found');
    return ownerId;
  }
}
