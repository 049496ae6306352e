import { z } from 'zod';
import { contentLocale, instant, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { courseSlug } from './courses.contract.js';
import {
  completionRule,
  courseDraft,
  languageState,
  line,
  ofActivity,
  ofCourse,
  prose,
  releaseCondition,
  revision,
  WRITE,
} from './draft-views.js';

/**
 * Writing courses. Whatever a writer saves is said in one language (`locale`); the server makes the translated texts of
 * it, so that *stale* is computed and never claimed. Every save names the revision it was made from: somebody else's
 * save in between is `draft.changed` with the present state in `current`, and nothing is overwritten.
 */
const ofModule = z.strictObject({ courseId: uuid, moduleId: uuid });
const title = z.string().trim().min(1).max(200);

export const authoredCourse = z.object({
  courseId: uuid,
  slug: courseSlug,
  title: localizedText,
  /** Number of the newest published version; null before the first. */
  publishedNumber: z.int().nullable(),
  publishedAt: instant.nullable(),
  hasDraft: z.boolean(),
  changedAt: instant.nullable(),
  languages: z.array(languageState),
});
export type AuthoredCourse = z.output<typeof authoredCourse>;

export const listAuthoredCourses = endpoint({
  method: 'GET',
  path: '/api/authoring/courses',
  summary: 'Courses I may write, last changed first, each with the state of its languages',
  access: { action: 'course.write', scope: 'any' },
  response: z.object({ courses: z.array(authoredCourse) }),
  problems: [],
});

export const beginCourse = endpoint({
  method: 'POST',
  path: '/api/authoring/courses',
  summary: 'Begin a course with an empty draft. Whoever begins it may write it',
  access: { action: 'course.begin', scope: 'any' },
  body: z.strictObject({
    title,
    /** The language its texts are written in; the others are translated from it. */
    locale: contentLocale,
    requiredLocales: z.array(contentLocale).min(1).max(8),
    slug: courseSlug,
    category: z.string().max(40),
  }),
  response: z.object({ courseId: uuid }),
  status: 201,
  problems: ['request.invalid', 'course.slug-taken'],
});

export const readDraft = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId',
  summary: 'The draft: description, outline, state of every language. Without a draft `course.no-draft`',
  access: WRITE,
  params: ofCourse,
  response: courseDraft,
  problems: ['request.not-found', 'course.no-draft'],
});

export const beginDraft = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/draft',
  summary: 'Begin a draft from the newest published version; when there is one already, it is given',
  access: WRITE,
  params: ofCourse,
  response: courseDraft,
  problems: ['request.not-found'],
});

export const saveDescription = endpoint({
  method: 'PUT',
  path: '/api/authoring/courses/:courseId/description',
  summary: 'Say what the course is about, in one language, and which languages it has',
  access: WRITE,
  params: ofCourse,
  body: z.strictObject({
    revision,
    locale: contentLocale,
    title: line,
    summary: prose,
    audience: prose,
    /** What somebody can do afterwards, by place; a new line is added at the end in the source language only. */
    outcomes: z.array(line).max(12),
    category: z.string().max(40),
    locales: z.array(contentLocale).min(1).max(8),
    requiredLocales: z.array(contentLocale).min(1).max(8),
    protectedTerms: z.array(z.string().trim().min(1).max(80)).max(200),
    prerequisites: z.array(courseSlug).max(10),
  }),
  response: courseDraft,
  problems: ['request.invalid', 'request.not-found', 'course.no-draft', 'draft.changed'],
});

export const addModule = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/modules',
  summary: 'Add a module at the end',
  access: WRITE,
  params: ofCourse,
  body: z.strictObject({ title }),
  response: courseDraft,
  status: 201,
  problems: ['request.invalid', 'request.not-found', 'course.no-draft'],
});

export const saveModule = endpoint({
  method: 'PUT',
  path: '/api/authoring/courses/:courseId/modules/:moduleId',
  summary: 'Name a module in one language',
  access: WRITE,
  params: ofModule,
  body: z.strictObject({ revision, locale: contentLocale, title: line }),
  response: courseDraft,
  problems: ['request.invalid', 'request.not-found', 'course.no-draft', 'draft.changed'],
});

export const removeModule = endpoint({
  method: 'DELETE',
  path: '/api/authoring/courses/:courseId/modules/:moduleId',
  summary: 'Remove an empty module',
  access: WRITE,
  params: ofModule,
  response: courseDraft,
  problems: ['request.not-found', 'request.conflict', 'course.no-draft'],
});

export const addActivity = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/modules/:moduleId/activities',
  summary: 'Add a lesson or a quiz at the end of a module',
  access: WRITE,
  params: ofModule,
  body: z.strictObject({ kind: z.enum(['lesson', 'quiz']), title, minutes: z.int().min(1).max(600) }),
  response: courseDraft,
  status: 201,
  problems: ['request.invalid', 'request.not-found', 'course.no-draft'],
});

export const saveActivity = endpoint({
  method: 'PUT',
  path: '/api/authoring/courses/:courseId/activities/:activityId',
  summary: 'Name an activity in one language; when it opens and when it is completed',
  access: WRITE,
  params: ofActivity,
  body: z.strictObject({
    revision,
    locale: contentLocale,
    title: line,
    minutes: z.int().min(1).max(600),
    isRequired: z.boolean(),
    conditions: z.array(releaseCondition).max(10),
    completion: completionRule,
  }),
  response: courseDraft,
  problems: ['request.invalid', 'request.not-found', 'course.no-draft', 'draft.changed'],
});

export const removeActivity = endpoint({
  method: 'DELETE',
  path: '/api/authoring/courses/:courseId/activities/:activityId',
  summary: 'Remove an activity; what its blocks said stays in the history',
  access: WRITE,
  params: ofActivity,
  response: courseDraft,
  problems: ['request.not-found', 'request.conflict', 'course.no-draft'],
});

export const orderOutline = endpoint({
  method: 'PUT',
  path: '/api/authoring/courses/:courseId/outline',
  summary: 'Put modules and activities in this order; every one of the draft must be named once',
  access: WRITE,
  params: ofCourse,
  body: z.strictObject({
    revision,
    modules: z.array(z.strictObject({ id: uuid, activityIds: z.array(uuid).max(200) })).max(100),
  }),
  response: courseDraft,
  problems: ['request.invalid', 'request.not-found', 'course.no-draft', 'draft.changed'],
});
