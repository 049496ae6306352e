import { foldForSearch, type LocalizedText } from '@edukom/domain';
import type { CourseDescription } from './course-version.entity.js';

const everyForm = (text: LocalizedText): string[] =>
  Object.values(text.texts).flatMap((entry) => [entry.v, entry.latn ?? '']);

/** Text a course is found by: title and summary in every language, folded over script and diacritics. */
export const courseSearchText = ({ title, summary }: Pick<CourseDescription, 'title' | 'summary'>): string =>
  foldForSearch([...everyForm(title), ...everyForm(summary)].join(' '));
