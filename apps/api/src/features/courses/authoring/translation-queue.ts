import type { TranslationTask } from '@edukom/contracts';
import {
  type ContentLocale,
  languageCounts,
  plainText,
  saysNothing,
  summariseText,
  summaryState,
  type LanguageCount,
} from '@edukom/domain';
import { textPlaces, type TextPlace } from '../content-places.js';
import type { VersionContent } from '../course-draft.js';

const EXCERPT = 200;
const MOST_TASKS = 500;

/** By characters, not by halves of them. */
const shortened = (text: string): string => [...text.replaceAll(/\s+/g, ' ').trim()].slice(0, EXCERPT).join('');

const toTask = ({ text, ...place }: TextPlace, state: TranslationTask['state']): TranslationTask => ({
  state,
  // A question has no place of its own in the editor: it is reached through its quiz.
  subject: place.subject === 'question' ? 'activity' : place.subject,
  activityId: place.activity?.id ?? null,
  activityTitle: place.activity?.title ?? null,
  anchor: place.anchor,
  excerpt: shortened(plainText(text.texts[text.source]?.v)),
  words: summariseText(text).words,
});

/**
 * What is to be translated into a language: missing texts first, then stale ones, each in the order of the course. A text
 * whose source says nothing yet is no task: there is nothing to translate.
 */
export function translationQueue(
  content: VersionContent,
  locale: ContentLocale,
): { language: LanguageCount | undefined; tasks: TranslationTask[] } {
  const all = [...textPlaces(content)];
  const [language] = languageCounts(
    all.map(({ text }) => summariseText(text)),
    [locale],
  );
  const tasksOf = (state: TranslationTask['state']) =>
    all
      .filter(({ text }) => summaryState(summariseText(text), locale) === state)
      .filter(({ text }) => locale === text.source || !saysNothing(text.texts[text.source]?.v))
      .map((place) => toTask(place, state));
  return { language, tasks: [...tasksOf('missing'), ...tasksOf('stale')].slice(0, MOST_TASKS) };
}
