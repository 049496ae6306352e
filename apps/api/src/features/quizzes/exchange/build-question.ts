import { readDecimal } from '@edukom/domain';
import type { Texts } from '../question-types/question-type.js';
import type { QuestionSource } from '../question-source.js';
import type { QuestionPart } from '../question-types/registry.js';
import { type Findings, refuse } from './read-item.js';
import { cleanText, type FileLanguage, requireTexts } from './texts.js';

/** What a question of one type has of its own. */
export type PartOf<K extends QuestionSource['type']> = Extract<QuestionPart, { type: K }>;

/** An option as files have it: with the share of the points it earns, in per cent. */
export interface WeightedOption {
  readonly id?: string | undefined;
  readonly text: Texts;
  readonly percent: number;
}

const MAX_OPTIONS = 40;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** `a`, `b` … `z`, `a1`, `b1` …: the ids of options nobody named. */
export const letterId = (index: number): string =>
  `${LETTERS[index % LETTERS.length] ?? ''}${index < LETTERS.length ? '' : String(Math.floor(index / LETTERS.length))}`;

const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 0.01;

/** Per cent as basis points; a weight beyond the whole is none. */
const basisPoints = (percent: number): number =>
  Math.abs(percent) <= 100 ? Math.round(percent * 100) : refuse('number-unreadable', String(percent));

/** Ids that were written, when all options have one and none repeats; else letters. */
function withIds(options: readonly WeightedOption[]): (WeightedOption & { readonly id: string })[] {
  const given = options.flatMap(({ id }) => (id === undefined || id === '' || id.length > 40 ? [] : [id]));
  const isWhole = given.length === options.length && new Set(given).size === options.length;
  return options.map((option, index) => ({ ...option, id: isWhole ? (option.id ?? '') : letterId(index) }));
}

/** As many as a question has, and each of them says something. */
export function checkOptions(options: readonly { readonly text: Texts }[], language: FileLanguage, least = 2): void {
  if (options.length < least || options.length > MAX_OPTIONS) refuse('options-number', String(options.length));
  for (const { text } of options) requireTexts(text, language, 'option-empty');
}

const sourceOption = ({ id, text }: { id: string; text: Texts }) => ({ id, text });

/** One right option. Another that earns a part of the points earns none here, which is told. */
export function singleOf(
  options: readonly WeightedOption[],
  language: FileLanguage,
  findings: Findings,
): PartOf<'single'> {
  checkOptions(options, language);
  const all = withIds(options);
  const right = all.filter(({ percent }) => isNear(percent, 100));
  if (right.length > 1) refuse('answers-several');
  const correct = right[0]?.id ?? refuse('answer-missing');
  if (all.some(({ percent }) => !isNear(percent, 100) && !isNear(percent, 0))) findings.lose('weights');
  return { type: 'single', spec: { options: all.map(sourceOption) }, key: { correct } };
}

type Rule = PartOf<'multiple'>['key']['rule'];
type EvenRule = Exclude<Rule, 'weights'>;

/** What a wrong choice costs under each rule, in per cent; `right` options are right. */
const penaltyOf = (rule: EvenRule, right: number): number => (rule === 'all-or-nothing' ? -100 : -100 / right);

/** What each option earns or costs, in per cent of the whole, as files say it. */
export function percentsOf({ spec: { options }, key }: PartOf<'multiple'>): number[] {
  const { rule, correct, weights = {} } = key;
  const right = new Set(correct);
  if (rule !== 'weights')
    return options.map(({ id }) => (right.has(id) ? 100 / right.size : penaltyOf(rule, right.size)));
  const whole = [...right].reduce((sum, id) => sum + (weights[id] ?? 0), 0);
  return options.map(({ id }) => Math.max(-100, ((weights[id] ?? 0) * 100) / (whole || 1)));
}

function ruleOf(options: readonly WeightedOption[], right: number): Rule {
  const costs = (rule: EvenRule) =>
    options.every(({ percent }) => isNear(percent, percent > 0 ? 100 / right : penaltyOf(rule, right)));
  if (costs('right-minus-wrong')) return 'right-minus-wrong';
  return costs('all-or-nothing') ? 'all-or-nothing' : 'weights';
}

/** Any number of right options: whatever earns something is right. */
export function multipleOf(
  options: readonly WeightedOption[],
  rule: EvenRule | undefined,
  language: FileLanguage,
): PartOf<'multiple'> {
  checkOptions(options, language);
  const all = withIds(options);
  const right = all.filter(({ percent }) => basisPoints(percent) > 0);
  if (right.length === 0) refuse('answer-missing');
  const judged = rule ?? ruleOf(all, right.length);
  const weighted = all
    .map(({ id, percent }) => [id, basisPoints(percent)] as const)
    .filter(([, weight]) => weight !== 0);
  const key = {
    correct: right.map(({ id }) => id),
    rule: judged,
    ...(judged === 'weights' ? { weights: Object.fromEntries(weighted) } : {}),
  };
  return { type: 'multiple', spec: { options: all.map(sourceOption) }, key };
}

/** A variant as other systems write it: `*` stands for anything there, so one that means the sign is guarded. */
export const guardStars = (variant: string): string => variant.replace(/\*/gu, '\\*');
const HAS_WILDCARD = /(?<!\\)\*/u;

export interface WeightedText {
  readonly text: string;
  readonly percent: number;
}
type Acceptance = PartOf<'short-text'>['key'];

/** Variants and what each earns. What earns nothing is a wrong answer somebody answered with feedback: it is left out. */
export function acceptedTexts(answers: readonly WeightedText[], fold: boolean): Acceptance {
  const earning = answers
    .map(({ text, percent }) => ({ text: cleanText(text), share: basisPoints(percent) }))
    .filter(({ text, share }) => text !== '' && share > 0);
  const hasWildcards = earning.some(({ text }) => HAS_WILDCARD.test(text));
  const variants = new Map<string, number>();
  for (const { text, share } of earning) {
    const own = hasWildcards ? text : text.replace(/\\\*/gu, '*');
    if (!variants.has(own)) variants.set(own, share);
  }
  if (![...variants.values()].includes(10_000)) refuse('answer-missing');
  return {
    variants: [...variants].map(([text, share]) => (share === 10_000 ? text : { text, share })),
    fold,
    ...(hasWildcards ? { hasWildcards } : {}),
  };
}

/** The other way: variants as files write them. */
export const writtenVariants = ({ variants, hasWildcards = false }: Acceptance): WeightedText[] =>
  variants.map((variant) => {
    const { text, share } = typeof variant === 'string' ? { text: variant, share: 10_000 } : variant;
    return { text: hasWildcards ? text : guardStars(text), percent: share / 100 };
  });

export const shortTextOf = (answers: readonly WeightedText[], fold: boolean): PartOf<'short-text'> => ({
  type: 'short-text',
  key: acceptedTexts(answers, fold),
});

/** A decimal as other systems read it, `-1250.5`; not negative zero, no needless noughts. */
export function decimalText(text: string): string {
  const read = readDecimal(cleanText(text).replace(/^\+/u, ''));
  if (read === undefined || read.unit !== '') return refuse('number-unreadable', text);
  return formatDecimal(read.value.digits, read.value.scale);
}

export function formatDecimal(digits: bigint, scale: number): string {
  const padded = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale);
  const decimals = padded.slice(padded.length - scale).replace(/0+$/u, '');
  return `${digits < 0n ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** The middle of a range and how far its ends are from it, exactly. */
export function rangeOf(low: string, high: string): { value: string; tolerance: string } {
  const [a, b] = [decimal(low), decimal(high)];
  const scale = Math.max(a.scale, b.scale);
  const [from, to] = [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale)];
  if (to < from) refuse('number-unreadable', `${low}..${high}`);
  return { value: formatDecimal((from + to) * 5n, scale + 1), tolerance: formatDecimal((to - from) * 5n, scale + 1) };
}

const decimal = (text: string) => readDecimal(decimalText(text))?.value ?? refuse('number-unreadable', text);

export interface WeightedNumber {
  readonly value: string;
  readonly tolerance: string;
  readonly toleranceIn?: 'absolute' | 'percent' | undefined;
  readonly percent: number;
}
type Numbers = Omit<PartOf<'numeric'>['key'], 'units'>;
type WrittenRange = Omit<WeightedNumber, 'percent'> & { readonly share?: number | undefined };

function rangeFrom({ value, tolerance, toleranceIn, percent }: WeightedNumber) {
  const own = tolerance.trim() === '' ? '0' : decimalText(tolerance);
  if (own.startsWith('-')) refuse('number-unreadable', tolerance);
  const share = basisPoints(percent);
  return {
    value: decimalText(value),
    tolerance: own,
    ...(toleranceIn === 'percent' ? { toleranceIn } : {}),
    ...(share === 10_000 ? {} : { share }),
  };
}

/** Numbers with their tolerance and what each earns; what earns nothing is left out. */
export function acceptedNumbers(answers: readonly WeightedNumber[]): Numbers {
  const ranges = answers.filter(({ percent }) => basisPoints(percent) > 0).map(rangeFrom);
  const first = ranges.find(({ share }) => share === undefined) ?? refuse('answer-missing');
  const { share: _all, ...range } = first;
  const others = ranges.filter((one) => one !== first);
  return { ...range, ...(others.length > 0 ? { alsoAccepted: others } : {}) };
}

/** The other way. A tolerance in per cent of the value is told as the number it is, for those who know no other. */
export function writtenNumbers({ alsoAccepted = [], ...first }: Numbers): WeightedNumber[] {
  const all: readonly WrittenRange[] = [first, ...alsoAccepted];
  return all.map(({ value, tolerance, toleranceIn, share = 10_000 }) => ({
    value,
    tolerance: toleranceIn === 'percent' ? absolute(value, tolerance) : tolerance,
    percent: share / 100,
  }));
}

function absolute(value: string, percent: string): string {
  const [middle, part] = [decimal(value), decimal(percent)];
  const digits = (middle.digits < 0n ? -middle.digits : middle.digits) * part.digits;
  return formatDecimal(digits, middle.scale + part.scale + 2);
}

/** A number, with the unit that is shown and those that may be written. */
export function numericOf(
  answers: readonly WeightedNumber[],
  unit: { readonly shown?: Texts | undefined; readonly units?: readonly string[] | undefined },
): PartOf<'numeric'> {
  return {
    type: 'numeric',
    ...(unit.shown ? { spec: { unit: unit.shown } } : {}),
    key: { ...acceptedNumbers(answers), ...(unit.units ? { units: [...unit.units] } : {}) },
  };
}

/** Ids of options when they are not the letters a reader would give them. */
export function optionIds(source: QuestionSource): string[] | undefined {
  const ids =
    'spec' in source && source.spec && 'options' in source.spec ? source.spec.options.map(({ id }) => id) : [];
  return ids.every((id, index) => id === letterId(index)) ? undefined : ids;
}
