import { z } from 'zod';
import { contentLocale, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { blockAnchor } from './course-content.js';
import { languageState, ofCourse, WRITE } from './draft-views.js';

/** A text that is not current in a language, with what it is to be translated from. */
export const translationTask = z.object({
  state: z.enum(['missing', 'stale']),
  /** Where it stands: of the course, a module, an activity or a block. */
  subject: z.enum(['course', 'module', 'activity', 'block']),
  activityId: uuid.nullable(),
  activityTitle: localizedText.nullable(),
  anchor: blockAnchor.nullable(),
  /** The source text, shortened to its first 200 characters. */
  excerpt: z.string(),
  words: z.int(),
});
export type TranslationTask = z.output<typeof translationTask>;

export const readTranslationQueue = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/translation',
  summary: 'What to translate next into a language: missing first, then stale, each in the order of the course',
  access: WRITE,
  params: ofCourse,
  query: z.strictObject({ locale: contentLocale }),
  response: z.object({ language: languageState, tasks: z.array(translationTask) }),
  problems: ['request.not-found', 'course.no-draft'],
});

export const GAP_CODES = [
  'missing',
  'stale',
  'no-activity',
  'empty-lesson',
  'no-questions',
  'no-key',
  'pool-too-small',
  'no-alt',
  'no-media',
  'no-captions',
  'broken-link',
  'cycle',
  'unreachable',
  'impossible-rule',
] as const;
/** Gaps that a reason can wave through; the others would leave learners stuck. */
export const WAIVABLE_GAPS = [
  'missing',
  'stale',
  'no-captions',
] as const satisfies readonly (typeof GAP_CODES)[number][];

/** Something that stands in the way of publishing. `key` names it for a waiver. */
export const publishingGap = z.object({
  key: z.string(),
  code: z.enum(GAP_CODES),
  locale: contentLocale.nullable(),
  activityId: uuid.nullable(),
  anchor: blockAnchor.nullable(),
  /** What a reader recognises the place by. */
  place: localizedText.nullable(),
  isWaivable: z.boolean(),
});
export type PublishingGap = z.output<typeof publishingGap>;

export const readPublishingGaps = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/gaps',
  summary: 'What stands in the way of publishing the draft',
  access: WRITE,
  params: ofCourse,
  response: z.object({ gaps: z.array(publishingGap) }),
  problems: ['request.not-found', 'course.no-draft'],
});

export const publishDraft = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/publication',
  summary:
    'Freeze the draft as a version. Every gap that is left must be waivable and waived with a reason, which is audited',
  access: { ...WRITE, action: 'course.publish' },
  params: ofCourse,
  body: z.strictObject({
    waivers: z
      .array(z.strictObject({ key: z.string().max(300), reason: z.string().trim().min(5).max(500) }))
      .max(2_000),
  }),
  response: z.object({ versionId: uuid, number: z.int(), contentHash: z.string() }),
  problems: ['request.invalid', 'request.not-found', 'course.no-draft', 'course.not-ready'],
});

/** One difference between two versions; `before` and `after` are texts in the source language, null where there was none. */
export const versionChange = z.object({
  kind: z.enum(['added', 'removed', 'moved', 'changed']),
  subject: z.enum(['course', 'module', 'activity', 'block', 'question']),
  activity: localizedText.nullable(),
  anchor: z.string().nullable(),
  /** What of it changed: a text's place, a setting's name. */
  part: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type VersionChange = z.output<typeof versionChange>;

export const readVersionDiff = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/diff',
  summary: 'What changed from one published version to another, or to the draft when `to` is left out',
  access: WRITE,
  params: ofCourse,
  query: z.strictObject({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1).optional() }),
  response: z.object({ from: z.int(), to: z.int().nullable(), changes: z.array(versionChange) }),
  problems: ['request.not-found', 'course.no-draft'],
});
