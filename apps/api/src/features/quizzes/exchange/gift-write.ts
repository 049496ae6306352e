import type { HELD_TYPES } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import type { Texts } from '../question-types/question-type.js';
import type { QuestionSource } from '../question-source.js';
import { optionIds, type PartOf, percentsOf, writtenNumbers, writtenVariants } from './build-question.js';
import { type Extras, unsaid, writeExtras } from './extras.js';
import { isHeldIn, leftOut } from './held.js';
import { readGift } from './gift-read.js';
import { writtenPairs } from './pair-parts.js';
import { categoryPath, guard, unsaidCompetence } from './gift-lines.js';
import { type ExchangeQuestion, shortName } from './read-item.js';
import { htmlOf, isMonolingual } from './texts.js';
import { writeWhole } from './whole.js';

const PREFIX = /^\s*\[(html|moodle|plain|markdown)\]/u;
const percent = (share: number): string => `%${String(Number(share.toFixed(5)))}%`;

/** The texts that stand in the file: of one language they are plain, of several HTML. */
function allTexts(source: QuestionSource): Texts[] {
  const options = 'spec' in source && source.spec && 'options' in source.spec ? source.spec.options : [];
  const pairs = source.type === 'matching' ? [...source.spec.prompts, ...source.spec.targets] : [];
  return [
    source.prompt,
    ...(source.feedback ? [source.feedback] : []),
    ...[...options, ...pairs].map(({ text }) => text),
  ];
}

interface Writing {
  readonly locale: ContentLocale;
  readonly isPlain: boolean;
}

/** A text in the format of its question. */
function write(texts: Texts, { locale, isPlain }: Writing): string {
  const text = isPlain ? (texts[locale] ?? '') : htmlOf(texts, locale);
  // What looks like the name of a format would be taken for one.
  return guard(PREFIX.test(text) ? `[${isPlain ? 'plain' : 'html'}]${text}` : text);
}

const onLines = (lines: readonly string[]): string => `\n${lines.map((line) => `\t${line}`).join('\n')}\n`;

function single({ spec, key }: PartOf<'single'>, writing: Writing): string {
  const lines = spec.options.map(({ id, text }) => {
    const written = write(text, writing);
    const isRight = id === key.correct;
    return `${isRight ? '=' : '~'}${written.startsWith('%') ? percent(isRight ? 100 : 0) : ''}${written}`;
  });
  return onLines(lines);
}

function multiple(part: PartOf<'multiple'>, writing: Writing): string {
  const percents = percentsOf(part);
  return onLines(
    part.spec.options.map(({ text }, index) => `~${percent(percents[index] ?? 0)}${write(text, writing)}`),
  );
}

function variants({ key }: PartOf<'short-text'>, writing: Writing): string {
  const written = writtenVariants(key).map((one) => ({ ...one, text: write({ [writing.locale]: one.text }, writing) }));
  const isWeighted = written.some((one) => one.percent !== 100 || one.text.startsWith('%') || one.text.includes('->'));
  return written.map((one) => `=${isWeighted ? percent(one.percent) : ''}${one.text}`).join(' ');
}

function numbers({ key }: PartOf<'numeric'>): string {
  const all = writtenNumbers(key);
  const [first] = all;
  if (first && all.length === 1) return `#${first.value}:${first.tolerance}`;
  return `#${onLines(all.map((one) => `=${percent(one.percent)}${one.value}:${one.tolerance}`))}`;
}

function pairs(part: PartOf<'matching'>, writing: Writing): string {
  // An arrow in the words would part them elsewhere.
  const side = (texts: Texts) => write(texts, writing).replace(/->/gu, '-\u200b>');
  return onLines(writtenPairs(part).map(({ left, right }) => `=${side(left)} -> ${side(right)}`));
}

type Held = (typeof HELD_TYPES)['gift'][number];
const ANSWERS: { readonly [K in Held]: (part: PartOf<K>, writing: Writing) => string } = {
  single,
  multiple,
  'true-false': ({ key }) => (key.correct ? 'TRUE' : 'FALSE'),
  numeric: numbers,
  'short-text': variants,
  matching: pairs,
  open: () => '',
};

const answers = <K extends Held>(type: K, part: PartOf<K>, writing: Writing): string => ANSWERS[type](part, writing);

const isPlain = (text: string): boolean => !/[[\]\\]/u.test(text);

function extrasComment(question: ExchangeQuestion, more: Extras): string[] {
  const { source, externalId, tags } = question;
  const extras = writeExtras({
    ...unsaid(question),
    ...(externalId === null || isPlain(externalId) ? {} : { id: externalId }),
    ...(tags.every(isPlain) ? {} : { tags: [...tags] }),
    ...(source.points === 100 ? {} : { points: source.points }),
    ...(source.type === 'short-text' && !source.key.fold ? { fold: false } : {}),
    competence: unsaidCompetence(source.competence),
    guide: source.guide,
    options: optionIds(source),
    ...more,
  });
  return extras === '' ? [] : [`[edukom:${extras}]`];
}

function comments(question: ExchangeQuestion, more: Extras): string[] {
  const { externalId, tags } = question;
  const named = [
    ...(externalId !== null && isPlain(externalId) ? [`[id:${externalId}]`] : []),
    ...(tags.every(isPlain) ? tags.map((tag) => `[tag:${tag}]`) : []),
    ...extrasComment(question, more),
  ];
  return named.length === 0 ? [] : [`// ${named.join(' ')}`];
}

function block(question: ExchangeQuestion, locale: ContentLocale): string {
  const { source } = question;
  if (!isHeldIn('gift', source)) return '';
  const writing = { locale, isPlain: allTexts(source).every((texts) => isMonolingual(texts, locale)) };
  const feedback = source.feedback ? `####${write(source.feedback, writing)}` : '';
  const title = guard(shortName(source.prompt[locale] ?? ''));
  const format = writing.isPlain ? '[plain]' : '[html]';
  const body = `::${title}::${format}${write(source.prompt, writing)} {${answers(source.type, source, writing)}${feedback}}`;
  return writeWhole(
    question,
    locale,
    (more) => [...comments(question, more), body].join('\n'),
    (written, language) => readGift(written, language)[0],
  );
}

/**
 * Questions as GIFT. What GIFT has no place for stands in a comment, which other readers pass over; a question of a type
 * it does not know is named in one.
 */
export function writeGift(questions: readonly ExchangeQuestion[], locale: ContentLocale): string {
  let competence: string | null = null;
  const blocks = questions.flatMap((question) => {
    const { source } = question;
    if (!isHeldIn('gift', source)) return [`// ${leftOut(question, locale).replace(/[[\]]/gu, '|')}`];
    const heading = source.competence === competence ? [] : [`$CATEGORY: ${categoryPath(source.competence)}`];
    competence = source.competence;
    return [...heading, block(question, locale)];
  });
  return `${blocks.join('\n\n')}\n`;
}
