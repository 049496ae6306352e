import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type InterfaceLocale, toLatin } from '@edukom/domain';

/** A text of the course's sources in the languages it is written in. */
export type Texts = Readonly<Record<'sq' | 'sr-Cyrl' | 'en', string>>;

/** What a reader of this locale sees of a text; Latin Serbian is derived, as on the pages. */
export const textIn = (texts: Texts, locale: InterfaceLocale): string =>
  locale === 'sr-Latn' ? toLatin(texts['sr-Cyrl']) : texts[locale];

/** A file of the demo's course as it lies in the sources. */
export const courseFile = <T>(name: string): T =>
  JSON.parse(readFileSync(path.resolve(__dirname, '../../../api/src/seeds/content/safe-passwords', name), 'utf8')) as T;

interface CourseFile {
  readonly title: Texts;
  readonly modules: readonly { readonly activities: readonly { readonly key: string; readonly title: Texts }[] }[];
}
const course = courseFile<CourseFile>('course.json');
const activities = course.modules.flatMap((module) => module.activities);

/** The title of the demo's course. */
export const courseTitle = (locale: InterfaceLocale): string => textIn(course.title, locale);

/** The title of a lesson or quiz of the demo's course by its key in the sources. */
export function activityTitle(key: string, locale: InterfaceLocale): string {
  const found = activities.find((activity) => activity.key === key);
  if (!found) throw new Error(`The course has no activity ${key}`);
  return textIn(found.title, locale);
}
