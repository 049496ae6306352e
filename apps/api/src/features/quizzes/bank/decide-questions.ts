import type { ImportDecision, QuestionChange } from '@edukom/contracts';
import { CONTENT_LOCALES, type ContentLocale } from '@edukom/domain';
import type { ExchangeQuestion, ReadItem, ReadReason } from '../exchange/read-item.js';
import { foldAsked } from './question-rows.js';
import { isSameContent, mergeQuestion } from './merge-question.js';

/** A question of the bank. */
export interface KnownQuestion {
  readonly questionId: string;
  readonly versionId: string;
  readonly number: number;
  readonly foldedPrompt: string;
  /** The language it was written in. */
  readonly locale: ContentLocale;
  readonly prompt: string;
  readonly exchange: ExchangeQuestion;
}

/** What decisions rest on, read once per preview or application. */
export interface BankGround {
  readonly questions: readonly KnownQuestion[];
  /** Formats without a place for points say nothing about them. */
  readonly arePointsSaid: boolean;
  readonly locale: ContentLocale;
}

/** What importing a question does; `target` is the question as it will be. */
export interface DecidedQuestion {
  readonly item: ReadItem;
  readonly decision: ImportDecision;
  readonly reasons: readonly ReadReason[];
  readonly changes: readonly QuestionChange[];
  readonly known: KnownQuestion | null;
  readonly target: ExchangeQuestion | null;
  readonly duplicates: readonly KnownQuestion[];
  readonly duplicateNumbers: readonly number[];
}

/** The words a question asks in, in each of its languages, folded. */
export const foldedPrompts = ({ source }: ExchangeQuestion): string[] => {
  const gapText = source.type === 'gaps' ? source.spec.text : {};
  const asked = CONTENT_LOCALES.flatMap((locale) =>
    source.prompt[locale] === undefined ? [] : [foldAsked(source.prompt[locale], gapText[locale])],
  );
  return [...new Set(asked)].filter(Boolean);
};

function groupBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
}

interface Indexed extends BankGround {
  readonly byId: ReadonlyMap<string, readonly KnownQuestion[]>;
  readonly byWords: ReadonlyMap<string, readonly KnownQuestion[]>;
}

const NOTHING = { reasons: [], changes: [], known: null, target: null } as const;

function refused(code: ReadReason['code'], detail = '', known: KnownQuestion | null = null) {
  return { ...NOTHING, decision: 'error' as const, reasons: [{ code, detail }], known };
}

function decideOne(question: ExchangeQuestion, twins: readonly KnownQuestion[], ground: Indexed) {
  const [named] = question.externalId === null ? [] : (ground.byId.get(question.externalId) ?? []);
  if (named) {
    const merge = mergeQuestion(named.exchange, question, {
      source: named.locale,
      arePointsSaid: ground.arePointsSaid || question.source.points !== 100,
    });
    if (merge.kind === 'refused') return refused(merge.code, '', named);
    const decision = merge.changes.length > 0 ? ('update' as const) : ('skip' as const);
    return { decision, reasons: [], changes: merge.changes, known: named, target: merge.question };
  }
  const identical = question.externalId
    ? undefined
    : twins.find((twin) => isSameContent(twin.exchange.source, question.source));
  if (identical) return { ...NOTHING, decision: 'skip' as const, known: identical, target: identical.exchange };
  return { ...NOTHING, decision: 'create' as const, target: question };
}

/**
 * What importing each question would do: update the one its id names, or leave it when nothing differs; leave one that is
 * there already word for word; else make a new one, and point to those that ask the same. A bad question stops no other.
 */
export function decideQuestions(items: readonly ReadItem[], ground: BankGround): DecidedQuestion[] {
  const indexed: Indexed = {
    ...ground,
    byId: groupBy(ground.questions, ({ questionId, exchange }) => [
      questionId,
      ...(exchange.externalId === null ? [] : [exchange.externalId]),
    ]),
    byWords: groupBy(ground.questions, ({ foldedPrompt }) => [foldedPrompt]),
  };
  const numbers = groupBy(
    items.map((item, index) => ({ item, number: index + 1 })),
    ({ item }) => (item.question ? foldedPrompts(item.question) : []),
  );
  const taken = new Set<string>();
  return items.map((item, index): DecidedQuestion => {
    const alone = { item, duplicates: [], duplicateNumbers: [] };
    const { question } = item;
    if (question === null) return { ...alone, ...NOTHING, decision: 'error', reasons: item.reasons };
    if (question.externalId !== null && taken.has(question.externalId))
      return { ...alone, ...refused('id-repeated', question.externalId) };
    if (question.externalId !== null) taken.add(question.externalId);
    const words = foldedPrompts(question);
    const twins = [...new Set(words.flatMap((one) => indexed.byWords.get(one) ?? []))];
    const decided = decideOne(question, twins, indexed);
    const others = words.flatMap((one) => numbers.get(one) ?? []).map(({ number }) => number);
    return {
      item,
      ...decided,
      duplicates: twins.filter((twin) => twin.questionId !== decided.known?.questionId).slice(0, 5),
      duplicateNumbers: [...new Set(others)].filter((number) => number !== index + 1).slice(0, 5),
    };
  });
}
