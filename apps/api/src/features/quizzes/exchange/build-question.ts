import { readDecimal } from '@edukom/domain';
import type { Texts } from '../question-types/question-type.js';
import { type QuestionSource, questionSource, readQuestionSource } from '../question-source.js';
import type { Extras } from './extras.js';
import { type ExchangeQuestion, type Findings, refuse } from './read-item.js';
import { cleanText, type FileLanguage, requireTexts } from './texts.js';

type SourceOf<K extends QuestionSource['type']> = Extract<QuestionSource, { type: K }>;
/** A question without what every question has. */
export type QuestionPart = { [K in QuestionSource['type']]: Omit<SourceOf<K>, CommonKey> }[QuestionSource['type']];
type CommonKey = 'id' | 'competence' | 'points' | 'prompt' | 'feedback' | 'guide';

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

/** Ids that were written, when all options have one and none repeats; else letters. */
function withIds(options: readonly WeightedOption[]): (WeightedOption & { readonly id: string })[] {
  const given = options.flatMap(({ id }) => (id === undefined || id === '' || id.length > 40 ? [] : [id]));
  const isWhole = given.length === options.length && new Set(given).size === options.length;
  return options.map((option, index) => ({ ...option, id: isWhole ? (option.id ?? '') : letterId(index) }));
}

function checkOptions(options: readonly WeightedOption[], language: FileLanguage): void {
  if (options.length < 2 || options.length > MAX_OPTIONS) refuse('options-number', String(options.length));
  for (const { text } of options) requireTexts(text, language, 'option-empty');
}

const sourceOption = ({ id, text }: { id: string; text: Texts }) => ({ id, text });

/** One right option. Another that earns a part of the points earns none here, which is told. */
export function singleOf(
  options: readonly WeightedOption[],
  language: FileLanguage,
  findings: Findings,
): Omit<SourceOf<'single'>, CommonKey> {
  checkOptions(options, language);
  const all = withIds(options);
  const right = all.filter(({ percent }) => isNear(percent, 100));
  if (right.length > 1) refuse('answers-several');
  const correct = right[0]?.id ?? refuse('answer-missing');
  if (all.some(({ percent }) => !isNear(percent, 100) && !isNear(percent, 0))) findings.lose('weights');
  return { type: 'single', spec: { options: all.map(sourceOption) }, key: { correct } };
}

/** What a wrong choice costs under each rule, in per cent; `right` options are right. */
export const penaltyOf = (rule: Rule, right: number): number => (rule === 'all-or-nothing' ? -100 : -100 / right);
type Rule = SourceOf<'multiple'>['key']['rule'];

function ruleOf(right: readonly WeightedOption[], wrong: readonly WeightedOption[], findings: Findings): Rule {
  const share = 100 / right.length;
  const isEven = right.every(({ percent }) => isNear(percent, share));
  const costs = (rule: Rule) => isEven && wrong.every(({ percent }) => isNear(percent, penaltyOf(rule, right.length)));
  if (costs('right-minus-wrong')) return 'right-minus-wrong';
  if (costs('all-or-nothing')) return 'all-or-nothing';
  findings.lose('weights');
  return 'right-minus-wrong';
}

/** Any number of right options: whatever earns something is right. Of weights that are neither of our rules the nearer is taken, and told. */
export function multipleOf(
  options: readonly WeightedOption[],
  rule: Rule | undefined,
  language: FileLanguage,
  findings: Findings,
): Omit<SourceOf<'multiple'>, CommonKey> {
  checkOptions(options, language);
  const all = withIds(options);
  const right = all.filter(({ percent }) => percent > 0);
  if (right.length === 0) refuse('answer-missing');
  const wrong = all.filter(({ percent }) => percent <= 0);
  const key = { correct: right.map(({ id }) => id), rule: rule ?? ruleOf(right, wrong, findings) };
  return { type: 'multiple', spec: { options: all.map(sourceOption) }, key };
}

/** A variant as other systems write it: `*` stands for anything there, so one that means the sign is guarded. */
export const guardStars = (variant: string): string => variant.replace(/\*/gu, '\\*');
const HAS_WILDCARD = /(?<!\\)\*/u;

/** Variants that earn all the points. Those that earn a part or stand for anything are left out, and told. */
export function shortTextOf(
  answers: readonly { readonly text: string; readonly percent: number }[],
  fold: boolean,
  findings: Findings,
): Omit<SourceOf<'short-text'>, CommonKey> {
  const full = answers.filter(({ percent }) => isNear(percent, 100));
  if (answers.some(({ percent }) => !isNear(percent, 100) && !isNear(percent, 0))) findings.lose('weights');
  if (full.some(({ text }) => HAS_WILDCARD.test(text))) findings.lose('wildcard');
  const literal = full.filter(({ text }) => !HAS_WILDCARD.test(text));
  const variants = [...new Set(literal.map(({ text }) => cleanText(text.replace(/\\\*/gu, '*'))))].filter(Boolean);
  if (variants.length === 0) refuse('answer-missing');
  return { type: 'short-text', key: { variants, fold } };
}

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

/** A number with its tolerance. Several numbers that all earn the points are more than our question can say. */
export function numericOf(
  answers: readonly { readonly value: string; readonly tolerance: string; readonly percent: number }[],
  unit: { readonly shown?: Texts | undefined; readonly units?: readonly string[] | undefined },
  findings: Findings,
): Omit<SourceOf<'numeric'>, CommonKey> {
  const full = answers.filter(({ percent }) => isNear(percent, 100));
  if (answers.some(({ percent }) => !isNear(percent, 100) && !isNear(percent, 0))) findings.lose('weights');
  if (full.length > 1) refuse('answers-several');
  const answer = full[0] ?? refuse('answer-missing');
  const tolerance = answer.tolerance.trim() === '' ? '0' : decimalText(answer.tolerance);
  if (tolerance.startsWith('-')) refuse('number-unreadable', answer.tolerance);
  return {
    type: 'numeric',
    ...(unit.shown ? { spec: { unit: unit.shown } } : {}),
    key: { value: decimalText(answer.value), tolerance, ...(unit.units ? { units: [...unit.units] } : {}) },
  };
}

/** Everything about a question beside its kind. */
export interface QuestionFrame {
  readonly externalId: string | null;
  readonly points: number;
  readonly competence: string;
  readonly tags: readonly string[];
  readonly difficulty?: number | undefined;
  readonly prompt: Texts;
  readonly feedback: Texts;
  readonly guide: Texts;
}

const MAX_POINTS = 100_000;

/** Text that is not asked for in the language of the file cannot be kept: a translated text has a source. */
function optional(texts: Texts, language: FileLanguage, findings: Findings): Texts | undefined {
  if (Object.keys(texts).length === 0) return undefined;
  if (texts[language.locale] !== undefined) return texts;
  findings.lose('feedback');
  return undefined;
}

const oneLine = (text: string, max: number): string => [...cleanText(text).replace(/\n/gu, ' ')].slice(0, max).join('');

/** Proves that the bank could store a question, with the very code that stores it. */
function proven(whole: Record<string, unknown>, locale: FileLanguage['locale']): QuestionSource {
  const read = questionSource.safeParse(whole);
  if (!read.success) return refuse('syntax', read.error.issues[0]?.path.join('.') ?? '');
  try {
    readQuestionSource(read.data, locale);
    return read.data;
  } catch (error) {
    return refuse('syntax', error instanceof Error ? error.message : '');
  }
}

const areTexts = (texts: Texts | undefined): texts is Texts => texts !== undefined;

function checkPoints(points: number): number {
  return Number.isInteger(points) && points > 0 && points <= MAX_POINTS
    ? points
    : refuse('points-invalid', String(points));
}

/** Puts a question together. */
export function assemble(
  frame: QuestionFrame,
  part: QuestionPart,
  language: FileLanguage,
  findings: Findings,
): ExchangeQuestion {
  const feedback = optional(frame.feedback, language, findings);
  const guide = optional(frame.guide, language, findings);
  const externalId = oneLine(frame.externalId ?? '', 200) || null;
  const whole = {
    ...part,
    id: externalId ?? '',
    competence: oneLine(frame.competence, 200),
    points: checkPoints(frame.points),
    prompt: requireTexts(frame.prompt, language, 'prompt-missing'),
    ...(areTexts(feedback) ? { feedback } : {}),
    ...(areTexts(guide) ? { guide } : {}),
  };
  const tags = [...new Set(frame.tags.map((tag) => oneLine(tag, 100)).filter(Boolean))].slice(0, 50);
  return { source: proven(whole, language.locale), externalId, tags, difficulty: frame.difficulty ?? null };
}

/** Ids of options when they are not the letters a reader would give them. */
export function optionIds(source: QuestionSource): Extras['options'] {
  const ids =
    'spec' in source && source.spec && 'options' in source.spec ? source.spec.options.map(({ id }) => id) : [];
  return ids.every((id, index) => id === letterId(index)) ? undefined : ids;
}
