import { z } from 'zod';
import { contentLocale, instant, richText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { blockAnchor, CALLOUT_TONES, embedUrl, lessonBlock, RICH_BLOCK_KINDS } from './course-content.js';
import { line, ofActivity, prose, revision, WRITE } from './draft-views.js';

const ofBlock = z.strictObject({ courseId: uuid, activityId: uuid, blockId: uuid });
const rich = richText.nullable();

/** What a block says in one language: its body with one text in the place of all. */
export const blockContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(RICH_BLOCK_KINDS), rich }),
  z.strictObject({ kind: z.literal('callout'), tone: z.enum(CALLOUT_TONES), rich }),
  z.strictObject({ kind: z.literal('reveal'), title: line, rich }),
  z.strictObject({ kind: z.literal('table'), caption: line, rich }),
  z.strictObject({ kind: z.literal('code'), code: z.string().max(20_000), caption: line }),
  z.strictObject({
    kind: z.literal('image'),
    mediaId: uuid.nullable(),
    isDecorative: z.boolean(),
    alt: line,
    caption: line,
  }),
  z.strictObject({
    kind: z.literal('video'),
    mediaId: uuid.nullable(),
    url: embedUrl.nullable(),
    captions: z.partialRecord(contentLocale, uuid),
    title: line,
    transcript: rich,
  }),
  z.strictObject({ kind: z.literal('file'), mediaId: uuid.nullable(), title: line }),
  z.strictObject({ kind: z.literal('embed'), url: embedUrl.nullable(), title: line }),
  z.strictObject({
    kind: z.literal('check'),
    question: line,
    options: z.array(z.strictObject({ id: z.string().min(1).max(40), text: line, isRight: z.boolean() })).max(10),
    explanation: prose,
  }),
]);
export type BlockContent = z.output<typeof blockContent>;

/** A block with all its languages, who changed it last and how often it was changed. */
export const draftBlock = z.intersection(
  lessonBlock,
  z.object({ id: uuid, revision, changedAt: instant, changedBy: z.string().nullable() }),
);
export type DraftBlock = z.output<typeof draftBlock>;

const ofLesson = z.object({ activityId: uuid, blocks: z.array(draftBlock) });

export const readDraftLesson = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/activities/:activityId/blocks',
  summary: 'The blocks of a lesson of the draft, in every language',
  access: WRITE,
  params: ofActivity,
  response: ofLesson,
  problems: ['request.not-found', 'course.no-draft'],
});

export const addBlock = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/activities/:activityId/blocks',
  summary:
    'Add a block after another one, or at the beginning. Sent again with the same anchor, it gives what is there',
  access: WRITE,
  params: ofActivity,
  body: z.strictObject({ anchor: blockAnchor, after: blockAnchor.nullable(), content: blockContent }),
  response: draftBlock,
  status: 201,
  problems: ['request.invalid', 'request.not-found', 'course.no-draft'],
});

export const saveBlock = endpoint({
  method: 'PUT',
  path: '/api/authoring/courses/:courseId/activities/:activityId/blocks/:blockId',
  summary:
    'Save a block in one language. Changed source texts make translations stale; a translation is made from the present source',
  access: WRITE,
  params: ofBlock,
  body: z.strictObject({
    revision,
    locale: contentLocale,
    content: blockContent,
    /** Serbian only: what readers of Latin script see instead of the derived form, by place of the text; null: the derived one. */
    latin: z.record(z.string().max(100), z.union([z.string().max(4_000), richText]).nullable()).optional(),
    /** The unchanged translations of this block still say what the source says now. */
    isReviewed: z.boolean().optional(),
  }),
  response: draftBlock,
  problems: ['request.invalid', 'request.not-found', 'course.no-draft', 'draft.changed'],
});

export const removeBlock = endpoint({
  method: 'DELETE',
  path: '/api/authoring/courses/:courseId/activities/:activityId/blocks/:blockId',
  summary: 'Remove a block; it can be brought back from the history of the lesson',
  access: WRITE,
  params: ofBlock,
  response: null,
  problems: ['request.not-found', 'course.no-draft'],
});

export const orderBlocks = endpoint({
  method: 'PUT',
  path: '/api/authoring/courses/:courseId/activities/:activityId/block-order',
  summary: 'Put the blocks of a lesson in this order; every one must be named once',
  access: WRITE,
  params: ofActivity,
  body: z.strictObject({ anchors: z.array(blockAnchor).max(2_000) }),
  response: ofLesson,
  problems: ['request.invalid', 'request.not-found', 'course.no-draft', 'draft.changed'],
});

/** One state a block was in. Saves of one person within five minutes are one entry. */
export const blockHistoryEntry = z.object({
  block: lessonBlock,
  blockId: uuid,
  revision,
  savedAt: instant,
  savedBy: z.string().nullable(),
  isRemoved: z.boolean(),
});
export type BlockHistoryEntry = z.output<typeof blockHistoryEntry>;

export const readLessonHistory = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/activities/:activityId/history',
  summary: 'What the blocks of a lesson said before, newest first; also blocks that were removed',
  access: WRITE,
  params: ofActivity,
  query: z.strictObject({ blockId: uuid.optional() }),
  response: z.object({ entries: z.array(blockHistoryEntry) }),
  problems: ['request.not-found', 'course.no-draft'],
});

export const restoreBlock = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/activities/:activityId/restored-blocks',
  summary: 'Make a block what it was at an earlier revision; a removed one comes back at the end of its lesson',
  access: WRITE,
  params: ofActivity,
  body: z.strictObject({ blockId: uuid, revision }),
  response: draftBlock,
  problems: ['request.not-found', 'course.no-draft'],
});
