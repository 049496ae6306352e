import { ACTIVITY_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { basisPoints, contentLocale, instant, localDate, localizedText, uuid } from '../core/codecs.js';
import { courseSlug } from './courses.contract.js';

/** Counts the saves of a row from 1; a save names the one it was made from. */
export const revision = z.int().min(1);
/** A text in the language that is being written; null: not there in this language. */
export const line = z.string().max(500).nullable();
export const prose = z.string().max(4_000).nullable();

/** Who may write a course, as its endpoints say it. */
export const WRITE = { action: 'course.write', scope: { kind: 'course', param: 'courseId' } } as const;
export const ofCourse = z.strictObject({ courseId: uuid });
export const ofActivity = z.strictObject({ courseId: uuid, activityId: uuid });

/** Texts of one language by how far they are. `words` counts the words of the source text. */
export const languageState = z.object({
  locale: contentLocale,
  current: z.int(),
  stale: z.int(),
  missing: z.int(),
  words: z.int(),
});
export type LanguageState = z.output<typeof languageState>;

export const releaseCondition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('after'), activity: z.string().max(80) }),
  z.object({ kind: z.literal('from'), date: localDate }),
  z.object({ kind: z.literal('score'), activity: z.string().max(80), atLeast: basisPoints }),
]);
export const completionRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['usual', 'read', 'passed', 'confirmed']) }),
  z.object({ kind: z.literal('minutes'), minutes: z.int().min(1).max(600) }),
]);

export const draftActivity = z.object({
  id: uuid,
  kind: z.enum(ACTIVITY_KINDS),
  slug: z.string(),
  title: localizedText,
  minutes: z.int(),
  isRequired: z.boolean(),
  conditions: z.array(releaseCondition),
  completion: completionRule,
  revision,
  blockCount: z.int(),
  /** Questions of a quiz; 0 of anything else. */
  questionCount: z.int(),
  languages: z.array(languageState),
});
export type DraftActivityView = z.output<typeof draftActivity>;

export const draftModule = z.object({
  id: uuid,
  title: localizedText,
  revision,
  activities: z.array(draftActivity),
});

export const draftDescription = z.object({
  title: localizedText,
  summary: localizedText,
  audience: localizedText.nullable(),
  outcomes: z.array(localizedText),
  category: z.string(),
  /** The language new texts are written in. */
  sourceLocale: contentLocale,
  /** Every language of the course; the required ones among them. */
  locales: z.array(contentLocale),
  requiredLocales: z.array(contentLocale),
  /** Names that stay in Latin letters when Serbian is rewritten into Cyrillic. */
  protectedTerms: z.array(z.string()),
  /** Courses to be completed before this one. */
  prerequisites: z.array(courseSlug),
});

export const courseDraft = z.object({
  courseId: uuid,
  slug: courseSlug,
  versionId: uuid,
  number: z.int(),
  /** Of description and order; blocks, modules and activities have their own. */
  revision,
  description: draftDescription,
  modules: z.array(draftModule),
  /** Over the whole draft. */
  languages: z.array(languageState),
  versions: z.array(z.object({ number: z.int(), publishedAt: instant })),
});
export type CourseDraftView = z.output<typeof courseDraft>;
