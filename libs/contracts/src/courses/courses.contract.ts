import { ACTIVITY_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { contentLocale, interfaceLocale, localDate, shownText } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

export const courseSlug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const catalogueCourse = z.object({
  slug: courseSlug,
  title: shownText,
  summary: shownText,
  category: z.string(),
  minutes: z.int(),
  lessonCount: z.int(),
  locales: z.array(contentLocale),
  /** Begin of the next run, or of the one under way; null when none is planned. */
  nextRunOn: localDate.nullable(),
});
export type CatalogueCourse = z.output<typeof catalogueCourse>;

export const listCourses = endpoint({
  method: 'GET',
  path: '/api/courses',
  summary: 'Published courses in the order of their titles; `q` finds them in any language and script, also mistyped',
  access: 'public',
  query: z.strictObject({ locale: interfaceLocale, q: z.string().trim().max(100).optional() }),
  response: z.object({ courses: z.array(catalogueCourse) }),
  problems: [],
});

export const courseRun = z.object({
  code: z.string(),
  title: shownText,
  host: shownText,
  startsOn: localDate,
  endsOn: localDate,
  locales: z.array(contentLocale),
  sessionCount: z.int(),
});
export type CourseRun = z.output<typeof courseRun>;

export const coursePage = z.object({
  slug: courseSlug,
  title: shownText,
  summary: shownText,
  /** For whom the course is; null when nothing is said. */
  audience: shownText.nullable(),
  /** What somebody can do afterwards. */
  outcomes: z.array(shownText),
  category: z.string(),
  minutes: z.int(),
  locales: z.array(contentLocale),
  modules: z.array(
    z.object({
      title: shownText,
      activities: z.array(
        z.object({ kind: z.enum(ACTIVITY_KINDS), title: shownText, minutes: z.int(), isRequired: z.boolean() }),
      ),
    }),
  ),
  /** What a certificate of the course is called and how long it is valid; null without one. */
  award: z.object({ title: shownText, monthsValid: z.int().nullable() }).nullable(),
  /** Under way or planned, the next one first. */
  runs: z.array(courseRun),
});
export type CoursePage = z.output<typeof coursePage>;

export const readCourse = endpoint({
  method: 'GET',
  path: '/api/courses/:slug',
  summary: 'A published course: outline, languages, upcoming runs',
  access: 'public',
  params: z.strictObject({ slug: courseSlug }),
  query: z.strictObject({ locale: interfaceLocale }),
  response: coursePage,
  problems: ['request.not-found'],
});
