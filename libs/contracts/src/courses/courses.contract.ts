import { ACTIVITY_KINDS } from '@edukom/domain';
import { z } from 'zod';
import { contentLocale, interfaceLocale, localDate, shownText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

export const courseSlug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** How a course can be done: in a room with a group, or open to everybody at their own pace. */
export const COURSE_FORMATS = ['room', 'open'] as const;
const courseFormat = z.enum(COURSE_FORMATS);
export const competenceKey = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What a catalogue can be narrowed down by; `both` asks for both formats. */
export const catalogueFilter = z.object({
  language: contentLocale.optional(),
  competence: competenceKey.optional(),
  /** Slug of the municipality that hosts a coming run. */
  municipality: z.string().max(80).optional(),
  format: z.enum([...COURSE_FORMATS, 'both']).optional(),
});
export type CatalogueFilter = z.output<typeof catalogueFilter>;

/** A choice of a filter, with how many courses are left with it beside the other filters. */
const choiceOf = <T extends z.ZodType>(value: T) =>
  z.array(z.object({ value, name: shownText.nullable(), count: z.int() }));
export const catalogueFacets = z.object({
  language: choiceOf(contentLocale),
  competence: choiceOf(competenceKey),
  municipality: choiceOf(z.string()),
  format: choiceOf(z.enum([...COURSE_FORMATS, 'both'])),
});
export type CatalogueFacets = z.output<typeof catalogueFacets>;

export const catalogueCourse = z.object({
  slug: courseSlug,
  title: shownText,
  summary: shownText,
  category: z.string(),
  minutes: z.int(),
  lessonCount: z.int(),
  locales: z.array(contentLocale),
  competences: z.array(shownText),
  /** How it can be done now: in a room with a group, open to everybody; empty when neither. */
  formats: z.array(courseFormat),
  /** Begin of the next run with a group, or of the one under way; null when none is planned. */
  nextRunOn: localDate.nullable(),
});
export type CatalogueCourse = z.output<typeof catalogueCourse>;

export const listCourses = endpoint({
  method: 'GET',
  path: '/api/courses',
  summary:
    'Published courses in the order of their titles, filtered; `q` finds them in any language and script, also mistyped',
  access: 'public',
  query: z.strictObject({
    locale: interfaceLocale,
    q: z.string().trim().max(100).optional(),
    ...catalogueFilter.shape,
  }),
  response: z.object({ courses: z.array(catalogueCourse), facets: catalogueFacets }),
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
  competences: z.array(shownText),
  /** To be completed before. */
  prerequisites: z.array(z.object({ slug: courseSlug, title: shownText })),
  formats: z.array(courseFormat),
  /** The course as everybody can do it by themself; null when it is not open. Days of enrolment; `until` null: no end. */
  open: z.object({ from: localDate, until: localDate.nullable(), isOpen: z.boolean() }).nullable(),
  /** Where the reader is in this course already; null for nobody and when they are not. */
  enrolmentId: uuid.nullable(),
  /** With a group, under way or planned, the next one first. */
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
