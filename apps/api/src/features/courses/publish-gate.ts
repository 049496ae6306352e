import {
  canonicalJson,
  type ContentLocale,
  isLocalizedText,
  type JsonValue,
  type LocalizedText,
  summariseText,
  summaryState,
  textsIn,
} from '@edukom/domain';
import type { FieldProblem } from '../../platform/http/problem.js';
import type { VersionActivity, VersionContent } from './course-draft.js';

function wrongLocales(text: LocalizedText<unknown>, pointer: string, required: readonly ContentLocale[]) {
  return required.flatMap((locale): FieldProblem[] => {
    const state = summaryState(summariseText(text), locale);
    return state === 'current' ? [] : [{ pointer, code: state, params: { locale } }];
  });
}

/** What an activity of its kind cannot do without. */
function wrongActivity(activity: VersionActivity, pointer: string): FieldProblem[] {
  if (activity.kind === 'lesson' && activity.blocks.length === 0) return [{ pointer, code: 'empty-lesson' }];
  if (activity.kind === 'quiz' && !activity.quiz?.slots.length) return [{ pointer, code: 'no-questions' }];
  return [];
}

/**
 * What stands in the way of publishing a version: a text that is missing or stale in a required language, a lesson
 * without content, a quiz without questions, a course without activities. Empty when it may be published.
 */
export function publishGate({ description, modules }: VersionContent): FieldProblem[] {
  if (!description) return [{ pointer: '/description', code: 'missing' }];
  const { requiredLocales } = description;
  const texts = [...textsIn(description, '/description'), ...textsIn(modules, '/modules')];
  const activities = modules.flatMap((module, at) =>
    module.activities.flatMap((activity, index) => wrongActivity(activity, `/modules/${at}/activities/${index}`)),
  );
  const isEmptyCourse = modules.every((module) => module.activities.length === 0);
  return [
    ...(isEmptyCourse ? [{ pointer: '/modules', code: 'no-activity' }] : []),
    ...activities,
    ...texts.flatMap(({ text, pointer }) => wrongLocales(text, pointer, requiredLocales)),
  ];
}

/** A value without ids and translations: what publishing freezes. Translations may be added to a published version. */
function frozen(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(frozen);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  if (isLocalizedText(value)) return { source: value.source, v: value.texts[value.source]?.v as JsonValue };
  const members = Object.entries(value).filter(([key]) => key !== 'id');
  return Object.fromEntries(members.map(([key, member]) => [key, frozen(member)]));
}

/** The text whose hash is the version's: structure, settings, questions and source texts, in one canonical form. */
export const frozenContent = (content: VersionContent): string => canonicalJson(frozen(content));
