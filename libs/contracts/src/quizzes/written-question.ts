import { type ContentLocale, holdsGaps, isLeftEmpty, placesOf, type QuestionType } from '@edukom/domain';
import { z } from 'zod';
import { points } from '../core/codecs.js';
import { QUESTION_SCHEMAS, questionKey } from './question.schema.js';
import { partId, type QuestionWrong, wrongNumbers, wrongTexts, writtenText } from './types/question-schemas.js';

const ALL = Object.values(QUESTION_SCHEMAS);
const written = ALL.map((schemas) => schemas.written);
type Written = (typeof written)[number];

/** A question in one language, by type. */
export const writtenSpec = z.discriminatedUnion('type', written as [Written, ...Written[]]);
export type WrittenSpec = z.output<typeof writtenSpec>;

/** How answers are marked by hand, in one language. */
const writtenRubric = z
  .array(
    z.strictObject({
      id: partId,
      title: writtenText,
      levels: z
        .array(z.strictObject({ id: partId, points, text: writtenText }))
        .min(2)
        .max(10),
    }),
  )
  .min(1)
  .max(10);

/** All that one language says of a question, with what holds in every language. */
export const writtenQuestion = z.strictObject({
  prompt: writtenText,
  spec: writtenSpec,
  key: questionKey,
  feedback: writtenText,
  /** What a marker looks for; only of what is marked by hand. */
  guide: writtenText,
  rubric: writtenRubric.nullable(),
});
export type WrittenQuestion = z.output<typeof writtenQuestion>;

/** Where texts lie in a question of a type. */
export const questionTexts = (type: QuestionType): readonly string[] => [
  'prompt',
  'feedback',
  'guide',
  'rubric/*/title',
  'rubric/*/levels/*/text',
  ...QUESTION_SCHEMAS[type].texts.map((path) => `spec/${path}`),
];

/** Texts that a question can do without. */
const OPTIONAL: ReadonlySet<string> = new Set(['feedback', 'guide']);

type Issue = QuestionWrong;
type Of<K extends QuestionType> = { spec: Extract<WrittenSpec, { type: K }>; key: KeyOf<K> };
type KeyOf<K extends QuestionType> = Extract<z.output<typeof questionKey>, { type: K }>;

function wrongGap(gap: Of<'gaps'>['spec']['gaps'][number], key: Of<'gaps'>['key']): Issue[] {
  const own = Object.hasOwn(key.gaps, gap.id) ? key.gaps[gap.id] : undefined;
  const path = ['key', 'gaps', gap.id];
  if (own?.kind !== gap.kind) return [{ path, code: 'no-key' }];
  if (own.kind === 'short-text') return wrongTexts(own, path);
  return own.kind === 'numeric' ? wrongNumbers(own, path, gap.kind === 'numeric' && gap.isUnitRequired === true) : [];
}

/** Every language asks the same: the text holds each gap once. */
function wrongGapText({ text, gaps }: Of<'gaps'>['spec']): Issue[] {
  if (text === null) return [];
  const ids = gaps.map(({ id }) => id);
  return holdsGaps(text, ids) ? [] : [{ path: ['spec', 'text'], code: 'gaps' }];
}

/** What the schema of a type cannot say of its key, by type; what is not here has nothing of the kind. */
const CHECKS: { readonly [K in QuestionType]?: (question: Of<K>) => Issue[] } = {
  numeric: ({ spec, key }) => wrongNumbers(key, ['key'], spec.isUnitRequired === true),
  'short-text': ({ key }) => wrongTexts(key, ['key']),
  matching: ({ spec, key }) =>
    spec.prompts.flatMap(({ id }) =>
      (key.pairs[id] ?? []).length > 0 ? [] : [{ path: ['key', 'pairs', id], code: 'no-key' }],
    ),
  gaps: ({ spec, key }) => [...wrongGapText(spec), ...spec.gaps.flatMap((gap) => wrongGap(gap, key))],
};

const wrongKey = <K extends QuestionType>(question: WrittenQuestion): Issue[] => {
  const { spec, key } = question;
  if (spec.type !== key.type) return [{ path: ['key'], code: 'no-key' }];
  return CHECKS[spec.type as K]?.({ spec, key } as unknown as Of<K>) ?? [];
};

/** The best levels of a rubric give what the question is worth. */
function wrongRubric({ rubric }: WrittenQuestion, max: number): Issue[] {
  if (rubric === null) return [];
  const best = rubric.reduce((sum, { levels }) => sum + Math.max(...levels.map((level) => level.points)), 0);
  return best === max ? [] : [{ path: ['rubric'], code: 'rubric-sum' }];
}

function partAt(value: unknown, name: string): { key: string | number; value: unknown } {
  if (!Array.isArray(value)) return { key: name, value: (value as Record<string, unknown> | null)?.[name] };
  const at = value.findIndex((item: { readonly id?: unknown }) => item.id === name);
  return { key: at, value: (value as readonly unknown[])[at] };
}

/** A place as `placesOf` names it, by the places of items instead of their ids, with what stands there. */
function textAt(question: WrittenQuestion, place: string): { path: (string | number)[]; text: unknown } {
  const path: (string | number)[] = [];
  let value: unknown = question;
  for (const name of place.split('/')) {
    const part = partAt(value, name);
    path.push(part.key);
    value = part.value;
  }
  return { path, text: value };
}

/** In the language it is written in, a question has all its words. */
const missingTexts = (question: WrittenQuestion): Issue[] =>
  placesOf(question, questionTexts(question.spec.type))
    .filter((place) => !OPTIONAL.has(place))
    .map((place) => textAt(question, place))
    .filter(({ text }) => isLeftEmpty(text))
    .map(({ path }) => ({ path, code: 'required' }));

/**
 * What is wrong with a question beyond its schema, with the same rules in the form and in the API: words missing in the
 * language it is written in, a key that does not say what is right, a rubric that gives other points.
 */
export function wrongQuestion(
  question: WrittenQuestion,
  { locale, source, max }: { readonly locale: ContentLocale; readonly source: ContentLocale; readonly max: number },
): readonly QuestionWrong[] {
  return [...(locale === source ? missingTexts(question) : []), ...wrongKey(question), ...wrongRubric(question, max)];
}
