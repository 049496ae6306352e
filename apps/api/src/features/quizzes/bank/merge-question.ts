import { canonicalJson, CONTENT_LOCALES, type ContentLocale, isContentLocale, type JsonValue } from '@edukom/domain';
import type { QuestionChange } from '@edukom/contracts';
import type { ExchangeQuestion } from '../exchange/read-item.js';
import type { QuestionSource } from '../question-source.js';
import type { Texts } from '../question-types/question-type.js';

type Json = unknown;
type Members = Readonly<Record<string, Json>>;

const isMembers = (value: Json): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Texts by language: nothing else in a question, its key left aside, has languages as the names of strings. */
const isTexts = (value: Json): value is Texts =>
  isMembers(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([name, text]) => isContentLocale(name) && typeof text === 'string');
const idOf = (value: Json): Json => (isMembers(value) ? value['id'] : undefined);

/** Languages in their order, so that equal texts are equal values. */
const sorted = (texts: Texts): Texts =>
  Object.fromEntries(
    CONTENT_LOCALES.flatMap((locale) => (texts[locale] === undefined ? [] : [[locale, texts[locale]]])),
  );

/** `base` with its texts replaced or completed from `more`; parts of lists belong together by their id. */
function withTexts(base: Json, more: Json, join: (base: Texts, more: Texts) => Texts): Json {
  if (isTexts(base)) return isTexts(more) ? sorted(join(base, more)) : base;
  if (Array.isArray(base)) {
    const others: readonly Json[] = Array.isArray(more) ? more : [];
    return base.map((one: Json) =>
      withTexts(
        one,
        others.find((other) => idOf(other) !== undefined && idOf(other) === idOf(one)),
        join,
      ),
    );
  }
  if (!isMembers(base)) return base;
  const others = isMembers(more) ? more : {};
  return Object.fromEntries(Object.entries(base).map(([name, one]) => [name, withTexts(one, others[name], join)]));
}

const WORDS = ['prompt', 'feedback', 'guide', 'rubric', 'spec'] as const;
const memberOf = (source: QuestionSource, name: (typeof WORDS)[number]): Json => (source as Members)[name];

function mapWords(
  base: QuestionSource,
  more: QuestionSource,
  join: (base: Texts, more: Texts) => Texts,
): QuestionSource {
  const words = WORDS.flatMap((name) => {
    const [own, other] = [memberOf(base, name), memberOf(more, name)];
    return own === undefined ? [] : [[name, withTexts(own, other, join)]];
  });
  return { ...base, ...(Object.fromEntries(words) as object) };
}

const same = (one: Json, other: Json): boolean => canonicalJson(one as JsonValue) === canonicalJson(other as JsonValue);

const variantsOf = (key: Json): readonly Json[] =>
  isMembers(key) && Array.isArray(key['variants']) ? key['variants'] : [];

/** Keys without what is typed in a language. */
function withoutVariants(key: Json): Json {
  if (!isMembers(key)) return key;
  return Object.fromEntries(
    Object.entries(key).map(([name, value]) => [name, name === 'variants' ? null : withoutVariants(value)]),
  );
}

/** Keys with what may be typed in either language. */
function withVariants(key: Json, more: Json): Json {
  if (!isMembers(key)) return key;
  const others = isMembers(more) ? more : {};
  const joined = Object.entries(key).map(([name, value]) => {
    if (name !== 'variants') return [name, withVariants(value, others[name])];
    const known = variantsOf(key);
    return [name, [...known, ...variantsOf(more).filter((one) => !known.some((other) => same(one, other)))]];
  });
  return Object.fromEntries(joined) as Json;
}

/** What a question consists of, without its words. */
function structureOf(source: QuestionSource): Json {
  const spec = withTexts(memberOf(source, 'spec') ?? null, null, (base) => base);
  const blank = (value: Json): Json => {
    if (isTexts(value)) return null;
    if (Array.isArray(value)) return value.map(blank);
    if (!isMembers(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, blank(one)]));
  };
  return [source.type, blank(spec), withoutVariants((source as Members)['key'] ?? null)];
}

export type Merge =
  | { readonly kind: 'merged'; readonly question: ExchangeQuestion; readonly changes: readonly QuestionChange[] }
  | { readonly kind: 'refused'; readonly code: 'type-changed' | 'structure-differs' };

/** A question that comes in a language beside that it was written in: only its words come in. */
function translated(known: QuestionSource, given: QuestionSource): QuestionSource | null {
  if (!same(structureOf(known), structureOf(given))) return null;
  const worded = mapWords(known, given, (base, more) => ({ ...base, ...more }));
  const key = (known as Members)['key'];
  if (key === undefined) return worded;
  return { ...worded, key: withVariants(key, (given as Members)['key']) } as QuestionSource;
}

/** A question that comes in the language it was written in: it counts, translations it does not bring stay. */
function rewritten(known: QuestionSource, given: QuestionSource): QuestionSource {
  const kept = Object.fromEntries(
    (['feedback', 'guide', 'rubric'] as const).flatMap((name) => {
      const value = memberOf(known, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return mapWords({ ...(kept as object), ...given } as QuestionSource, known, (base, more) => ({ ...more, ...base }));
}

const wholePart = (source: QuestionSource, name: string): Json => (source as Members)[name] ?? null;

function changesOf(known: ExchangeQuestion, merged: ExchangeQuestion): QuestionChange[] {
  const differs = (name: string) => !same(wholePart(known.source, name), wholePart(merged.source, name));
  return [
    ...(differs('prompt') ? (['prompt'] as const) : []),
    ...(differs('spec') ? (['parts'] as const) : []),
    ...(differs('key') ? (['key'] as const) : []),
    ...(['feedback', 'guide', 'rubric', 'points', 'competence'] as const).filter(differs),
    ...(same(known.tags, merged.tags) ? [] : (['tags'] as const)),
    ...(known.difficulty === merged.difficulty ? [] : (['difficulty'] as const)),
  ];
}

/**
 * What a question of a file makes of the one it names. What the file does not say (a tag, a difficulty, feedback, points
 * where its format has none) stays as it is.
 */
export function mergeQuestion(
  known: ExchangeQuestion,
  given: ExchangeQuestion,
  { source, arePointsSaid }: { readonly source: ContentLocale; readonly arePointsSaid: boolean },
): Merge {
  if (known.source.type !== given.source.type) return { kind: 'refused', code: 'type-changed' };
  const isTranslation = given.source.prompt[source] === undefined;
  const merged = isTranslation ? translated(known.source, given.source) : rewritten(known.source, given.source);
  if (merged === null) return { kind: 'refused', code: 'structure-differs' };
  const question: ExchangeQuestion = {
    source: {
      ...merged,
      id: known.source.id,
      points: arePointsSaid ? given.source.points : known.source.points,
      competence: given.source.competence || known.source.competence,
    },
    externalId: known.externalId,
    tags: given.tags.length > 0 ? given.tags : known.tags,
    difficulty: given.difficulty ?? known.difficulty,
  };
  return { kind: 'merged', question, changes: changesOf(known, question) };
}

/** Whether two questions are one: the same in every text, part and key. */
export const isSameContent = (one: QuestionSource, other: QuestionSource): boolean => {
  const { id: _id, competence: _competence, points: _points, ...own } = one;
  const { id: _otherId, competence: _otherCompetence, points: _otherPoints, ...others } = other;
  return same(own, others);
};
