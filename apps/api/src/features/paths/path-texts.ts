import type { InputOf, savePath } from '@edukom/contracts';
import {
  type ContentLocale,
  localizedText,
  type LocalizedText,
  missingLocales,
  reviseSource,
  translate,
} from '@edukom/domain';
import type { FieldProblem } from '../../platform/http/problem.js';
import type { PathContent, PathCourseRow } from './paths.repository.js';

type Body = InputOf<typeof savePath>['body'];
/** A path is for everybody, so it is published in all languages of the interface. */
const REQUIRED: readonly ContentLocale[] = ['sq', 'sr-Cyrl', 'en'];
const SUFFIX: Readonly<Partial<Record<ContentLocale, string>>> = { sq: 'Sq', 'sr-Cyrl': 'Sr', en: 'En' };

/** A text saved whole in its languages: the translations are of what stands beside them; an emptied one is gone. */
export function written(old: LocalizedText, sq: string, sr: string | undefined, en: string | undefined): LocalizedText {
  const source = old.texts.sq?.v === sq ? old : reviseSource(old, sq);
  const bare: LocalizedText = { ...source, texts: { sq: { v: sq } } };
  const inSerbian = sr ? translate(bare, 'sr-Cyrl', sr) : bare;
  return en ? translate(inSerbian, 'en', en) : inSerbian;
}

/** What the form says, on top of what the path said. */
export const contentOf = (old: { title: LocalizedText; summary: LocalizedText }, body: Body): PathContent => ({
  title: written(old.title, body.titleSq, body.titleSr, body.titleEn),
  summary: written(old.summary, body.summarySq ?? '', body.summarySr, body.summaryEn),
  monthsValid: body.monthsValid ?? null,
  courses: body.courses,
});

const gaps = (name: 'title' | 'summary', text: LocalizedText): FieldProblem[] => {
  const missing = missingLocales(text, REQUIRED);
  const empty = REQUIRED.filter((locale) => text.texts[locale]?.v === '');
  return [...missing, ...empty].map((locale) => ({ pointer: `/${name}${SUFFIX[locale] ?? ''}`, code: 'required' }));
};

/** What stands in the way of showing a path to the public, field by field. */
export function unready(path: {
  title: LocalizedText;
  summary: LocalizedText;
  courses: readonly PathCourseRow[];
}): FieldProblem[] {
  return [
    ...gaps('title', path.title),
    ...gaps('summary', path.summary),
    ...(path.courses.some(({ isRequired }) => isRequired) ? [] : [{ pointer: '/courses', code: 'required-course' }]),
    ...(path.courses.every(({ isPublished }) => isPublished)
      ? []
      : [{ pointer: '/courses', code: 'unpublished-course' }]),
  ];
}

export const beginning = (titleSq: string) => ({
  title: localizedText('sq', titleSq),
  summary: localizedText('sq', ''),
});
