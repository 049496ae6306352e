import { ANSWER_FILE_KINDS, CONTENT_LOCALES, MAX_ANSWER_FILE_BYTES, type QuestionType } from '@edukom/domain';
import fc from 'fast-check';
import { formatDecimal, letterId } from '../src/features/quizzes/exchange/build-question.js';
import type { ExchangeQuestion } from '../src/features/quizzes/exchange/read-item.js';
import { cleanText } from '../src/features/quizzes/exchange/texts.js';
import type { QuestionSource } from '../src/features/quizzes/question-source.js';

/** Signs that are syntax somewhere, letters of all our languages, and line breaks. */
const signs = [
  ...'=~{}#:%\\/*[]<>&"\'$?!-.,;|()0123456789 abcEëçŠđЉђ€😀',
  '\n',
  '->',
  '::',
  '//',
  '[html]',
  '&amp;',
  ']]>',
  '..',
];
export const text = fc
  .array(fc.oneof(fc.constantFrom(...signs), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => cleanText(parts.join('')))
  .filter((one) => one !== '');
const line = text.map((one) => cleanText(one.replace(/\n/gu, ' '))).filter((one) => one !== '');
const texts = fc
  .tuple(text, fc.dictionary(fc.constantFrom(...CONTENT_LOCALES.slice(1)), text, { noNullPrototype: true }))
  .map(([sq, rest]) => ({ sq, ...rest }));
const optional = fc.option(texts, { nil: undefined });
const ids = fc.oneof(
  fc.constant(null),
  fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,12}$/u), { minLength: 5, maxLength: 5 }),
);
const options = fc
  .tuple(fc.array(texts, { minLength: 2, maxLength: 5 }), ids)
  .map(([all, own]) => all.map((one, index) => ({ id: own?.[index] ?? letterId(index), text: one })));
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, scale]) => formatDecimal(digits, scale));
const maxLength = fc.option(fc.record({ maxLength: fc.integer({ min: 1, max: 5_000 }) }), { nil: undefined });
const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

type Part = Record<string, unknown>;
const gapAnd = (gap: Part, key: Part): readonly [Part, Part] => [gap, present(key)];
const percentages = fc.integer({ min: 1, max: 10_000 });
const texts1 = (prefix: string, min: number, max: number) =>
  fc
    .array(texts, { minLength: min, maxLength: max })
    .map((all) => all.map((one, index) => ({ id: `${prefix}${String(index + 1)}`, text: one })));
const partialRule = fc.constantFrom('all-or-nothing', 'per-part', 'right-minus-wrong');

const accepted = fc
  .record({
    variants: fc.uniqueArray(line, { minLength: 1, maxLength: 4 }),
    shares: fc.array(percentages, { minLength: 3, maxLength: 3 }),
    fold: fc.boolean(),
    hasWildcards: fc.constantFrom(true, undefined),
    isShared: fc.boolean(),
  })
  .map(({ variants, shares, fold, hasWildcards, isShared }) =>
    present({
      variants: variants.map((one, index) =>
        isShared && index > 0 && shares[index - 1] !== 10_000 ? { text: one, share: shares[index - 1] } : one,
      ),
      fold,
      hasWildcards,
    }),
  );

const range = fc
  .record({ value: decimal, tolerance: decimal, toleranceIn: fc.constantFrom('percent', 'absolute', undefined) })
  .map(({ tolerance, ...rest }) => present({ ...rest, tolerance: tolerance.replace('-', '') }));
const numbers = fc
  .record({
    first: range,
    others: fc.array(fc.tuple(range, fc.option(percentages, { nil: undefined })), { maxLength: 2 }),
    units: fc.option(fc.uniqueArray(line, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  })
  .map(({ first, others, units }) =>
    present({
      ...first,
      alsoAccepted: others.length > 0 ? others.map(([one, share]) => present({ ...one, share })) : undefined,
      units,
    }),
  );

const weight = fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined });
const oneGap = fc.oneof(
  fc
    .tuple(accepted, weight)
    .map(([key, own]) => gapAnd({ kind: 'short-text' }, { kind: 'short-text', weight: own, ...key })),
  fc.tuple(numbers, weight).map(([key, own]) => gapAnd({ kind: 'numeric' }, { kind: 'numeric', weight: own, ...key })),
  fc
    .tuple(options, fc.nat(), weight)
    .map(([all, right, own]) =>
      gapAnd({ kind: 'choice', options: all }, { kind: 'choice', weight: own, correct: [all[right % all.length]?.id] }),
    ),
);
/** Words that hold no place of a gap by chance. */
const safe = text.map((one) => cleanText(one.replace(/[{}]/gu, '')) || 'x');
const gaps = fc
  .record({
    all: fc.array(oneGap, { minLength: 1, maxLength: 3 }),
    words: fc.array(fc.tuple(safe, fc.option(safe, { nil: undefined })), { minLength: 4, maxLength: 4 }),
    isTranslated: fc.boolean(),
    names: fc.uniqueArray(
      fc.stringMatching(/^[\w-]{1,8}$/u).filter((one) => one !== '__proto__'),
      { minLength: 3, maxLength: 3 },
    ),
  })
  .map(({ all, words, isTranslated, names }) => {
    const ids = all.map((_gap, index) => names[index] ?? '');
    const said = (at: 0 | 1) =>
      ids.map((id, index) => `${words[index]?.[at] ?? 'y'} {{${id}}} ${words[index + 1]?.[at] ?? 'z'}`).join('\n');
    return {
      type: 'gaps',
      spec: {
        text: { sq: said(0), ...(isTranslated ? { 'sr-Cyrl': said(1) } : {}) },
        gaps: all.map(([gap], index) => ({ id: ids[index], ...gap })),
      },
      key: { gaps: Object.fromEntries(all.map(([, key], index) => [ids[index], key])) },
    };
  });

const shape = fc.oneof(
  fc.record({ kind: fc.constant('circle'), x: fc.nat(900), y: fc.nat(900), radius: fc.integer({ min: 1, max: 90 }) }),
  fc.record({
    kind: fc.constant('polygon'),
    points: fc.array(fc.tuple(fc.nat(900), fc.nat(900)), { minLength: 3, maxLength: 5 }),
  }),
);

const PARTS: { readonly [K in QuestionType]: fc.Arbitrary<Part> } = {
  single: fc.tuple(options, fc.nat()).map(([all, right]) => ({
    type: 'single',
    spec: { options: all },
    key: { correct: all[right % all.length]?.id },
  })),
  multiple: fc
    .tuple(
      options,
      fc.integer({ min: 1, max: 31 }),
      fc.constantFrom('all-or-nothing', 'right-minus-wrong', 'weights'),
      fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 5, maxLength: 5 }),
    )
    .map(([all, mask, rule, sizes]) => {
      const chosen = all.filter((_, index) => mask & (1 << index)).map(({ id }) => id);
      const right = chosen.length > 0 ? chosen : all.slice(0, 1).map(({ id }) => id);
      const weights = Object.fromEntries(
        all.map(({ id }, index) => [id, (sizes[index] ?? 1) * (right.includes(id) ? 1 : -1)]),
      );
      return {
        type: 'multiple',
        spec: { options: all },
        key: { correct: right, rule, ...(rule === 'weights' ? { weights } : {}) },
      };
    }),
  'true-false': fc.boolean().map((correct) => ({ type: 'true-false', key: { correct } })),
  numeric: fc
    .tuple(numbers, optional)
    .map(([key, unit]) => ({ type: 'numeric', ...(unit ? { spec: { unit } } : {}), key })),
  'short-text': fc.tuple(accepted, maxLength).map(([key, spec]) => present({ type: 'short-text', spec, key })),
  matching: fc
    .tuple(
      texts1('p', 1, 4),
      texts1('t', 2, 4),
      fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
      partialRule,
      fc.boolean(),
    )
    .map(([prompts, targets, right, rule, isWide]) => ({
      type: 'matching',
      spec: { prompts, targets, rule },
      key: {
        pairs: Object.fromEntries(
          prompts.map(({ id }, index) => {
            const target = targets[(right[index] ?? 0) % targets.length]?.id;
            return [id, isWide && index === 0 ? targets.map((one) => one.id) : target];
          }),
        ),
      },
    })),
  ordering: fc
    .tuple(options, fc.constantFrom('all-or-nothing', 'exact-positions', 'adjacent-pairs'), fc.boolean())
    .map(([items, rule, isReversed]) => {
      const order = items.map(({ id }) => id);
      return { type: 'ordering', spec: { items, rule }, key: { order: isReversed ? order.reverse() : order } };
    }),
  gaps,
  'picture-choice': fc
    .record({
      alt: texts,
      areas: fc.array(fc.record({ text: texts, shape }), { minLength: 2, maxLength: 4 }),
      choices: fc.constantFrom('one', 'several'),
      rule: partialRule,
    })
    .map(({ alt, areas, choices, rule }) => ({
      type: 'picture-choice',
      spec: {
        picture: { sha256: 'ab'.repeat(32), width: 1000, height: 800, alt },
        areas: areas.map((area, index) => ({ id: letterId(index), ...area })),
        choices,
        rule,
      },
      key: { correct: ['a'] },
    })),
  open: maxLength.map((spec) => present({ type: 'open', spec })),
  'file-upload': fc
    .tuple(fc.subarray([...ANSWER_FILE_KINDS], { minLength: 1 }), fc.integer({ min: 1, max: MAX_ANSWER_FILE_BYTES }))
    .map(([accept, maxBytes]) => ({ type: 'file-upload', spec: { accept, maxBytes } })),
};

const MARKED = new Set<QuestionType>(['open', 'file-upload']);
const rubricOf = (points: number, words: object) => [
  {
    id: 'c1',
    title: words,
    levels: [
      { id: 'l1', points: 0, text: words },
      { id: 'l2', points, text: words },
    ],
  },
];

/** A question of one of the types, with signs that are syntax somewhere in every text. */
export const questionArbitrary = (types: readonly QuestionType[]): fc.Arbitrary<ExchangeQuestion> =>
  fc
    .constantFrom(...types)
    .chain((type) =>
      fc.record({
        part: PARTS[type],
        externalId: fc.option(line, { nil: null }),
        competence: fc.oneof(
          fc.constant(''),
          line.filter((one) => one.toLowerCase() !== 'top'),
        ),
        points: fc.integer({ min: 1, max: 5_000 }),
        prompt: texts,
        feedback: optional,
        guide: optional,
        tags: fc.uniqueArray(line, { maxLength: 3 }),
        difficulty: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
        hasRubric: MARKED.has(type) ? fc.boolean() : fc.constant(false),
      }),
    )
    .map(({ part, externalId, tags, difficulty, hasRubric, ...frame }) => ({
      source: present({
        ...part,
        ...frame,
        id: externalId ?? '',
        rubric: hasRubric ? rubricOf(frame.points, frame.prompt) : undefined,
      }) as unknown as QuestionSource,
      externalId,
      tags,
      difficulty,
    }));
