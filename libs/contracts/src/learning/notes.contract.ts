import { NOTE_REPLACED_MAX, NOTE_STORED_MAX } from '@edukom/domain';
import { z } from 'zod';
import { instant, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { blockAnchor } from '../courses/course-content.js';

const ofEnrolment = z.strictObject({ enrolmentId: uuid });

/** Where a private note or bookmark stands: at a block of a lesson. */
const place = { activityId: uuid, anchor: blockAnchor };
const noteText = z
  .string()
  .max(NOTE_STORED_MAX)
  .refine((text) => !/[\0\p{Surrogate}]/u.test(text));

/**
 * One thing to store; it may be told often and in any order. A text is a revision with an id of its own that names the
 * revisions its writer had before them (`addRevision` of the domain); a bookmark has a number that grows.
 * `changedAt` is by the device's clock.
 */
export const noteChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('note'),
    ...place,
    id: uuid,
    text: noteText,
    replaces: z.array(uuid).max(NOTE_REPLACED_MAX),
    changedAt: instant,
  }),
  z.strictObject({
    kind: z.literal('bookmark'),
    ...place,
    rev: z.int().min(1).max(1_000_000),
    isSet: z.boolean(),
    changedAt: instant,
  }),
]);
export type NoteChange = z.output<typeof noteChange>;

/** The most changes of one request; a device sends what it has kept in several. */
export const NOTES_BATCH = 20;

const noteState = {
  ...place,
  /** More than one when several devices wrote without knowing of each other. */
  texts: z.array(z.object({ id: uuid, text: z.string() })),
  bookmark: z.object({ rev: z.int(), isSet: z.boolean() }),
  changedAt: instant,
};
export const savedNote = z.object(noteState);
export type SavedNote = z.output<typeof savedNote>;

export const saveNotes = endpoint({
  method: 'POST',
  path: '/api/me/learning/:enrolmentId/notes',
  summary:
    'Save my private notes and bookmarks. The answer holds what stands now at every place named; places that are no block of this course are left out',
  access: 'signed-in',
  params: ofEnrolment,
  body: z.strictObject({ changes: z.array(noteChange).min(1).max(NOTES_BATCH) }),
  response: z.object({ notes: z.array(savedNote) }),
  problems: ['request.not-found', 'request.invalid'],
});

/** A note with where it stands: the lesson as it is in my run, and the beginning of the block it was written at. */
export const placedNote = z.object({
  ...noteState,
  /** Null when the lesson is not in my run's version of the course any more. */
  slug: z.string().nullable(),
  lessonTitle: localizedText,
  excerpt: localizedText.nullable(),
});
export type PlacedNote = z.output<typeof placedNote>;

export const readCourseNotes = endpoint({
  method: 'GET',
  path: '/api/me/learning/:enrolmentId/notes',
  summary: 'My private notes and bookmarks in this course, in the order of its lessons',
  access: 'signed-in',
  params: ofEnrolment,
  response: z.object({ notes: z.array(placedNote) }),
  problems: ['request.not-found'],
});

export const readMyNotes = endpoint({
  method: 'GET',
  path: '/api/me/notes',
  summary: 'My courses with the number of notes and bookmarks I have in each',
  access: 'signed-in',
  response: z.object({
    courses: z.array(z.object({ enrolmentId: uuid, courseTitle: localizedText, notes: z.int(), bookmarks: z.int() })),
  }),
  problems: [],
});
