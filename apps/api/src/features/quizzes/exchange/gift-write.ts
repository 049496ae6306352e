import type { ContentLocale } from '@edukom/domain';
import type { Texts } from '../question-types/question-type.js';
import type { QuestionSource } from '../question-source.js';
import { guardStars, optionIds, penaltyOf } from './build-question.js';
import { unsaid, writeExtras } from './extras.js';
import { categoryPath, guard, unsaidCompetence } from './gift-lines.js';
import { type ExchangeQuestion, shortName } from './read-item.js';
import { htmlOf, isMonolingual } from './texts.js';

const PREFIX = /^\s*\[(html|moodle|plain|markdown)\]/u;
const percent = (share: number): string => `%${String(Number(share.toFixed(5)))}%`;

function allTexts(source: QuestionSource): Texts[] {
  const options = 'spec' in source && source.spec && 'options' in source.spec ? source.spec.options : [];
  return [source.prompt, ...(source.feedback ? [source.feedback] : []), ...options.map(({ text }) => text)];
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

type Choice = Extract<QuestionSource, { type: 'single' | 'multiple' }>;

function choice(source: Choice, writing: Writing): string {
  const right = new Set(source.key.correct instanceof Array ? source.key.correct : [source.key.correct]);
  const cost = source.type === 'multiple' ? penaltyOf(source.key.rule, right.size) : 0;
  const lines = source.spec.options.map(({ id, text }) => {
    const written = write(text, writing);
    if (source.type === 'multiple') return `~${percent(right.has(id) ? 100 / right.size : cost)}${written}`;
    const sign = right.has(id) ? '=' : '~';
    return `${sign}${written.startsWith('%') ? percent(right.has(id) ? 100 : 0) : ''}${written}`;
  });
  return `\n${lines.map((line) => `\t${line}`).join('\n')}\n`;
}

function variants(source: Extract<QuestionSource, { type: 'short-text' }>, writing: Writing): string {
  const written = source.key.variants.map((text) => write({ [writing.locale]: guardStars(text) }, writing));
  const isWeighted = written.some((text) => text.startsWith('%') || text.includes('->'));
  return written.map((text) => `=${isWeighted ? '%100%' : ''}${text}`).join(' ');
}

function answers(source: QuestionSource, writing: Writing): string {
  switch (source.type) {
    case 'single':
    case 'multiple':
      return choice(source, writing);
    case 'true-false':
      return source.key.correct ? 'TRUE' : 'FALSE';
    case 'numeric':
      return `#${source.key.value}:${source.key.tolerance}`;
    case 'short-text':
      return variants(source, writing);
    case 'open':
      return '';
  }
}

const isPlain = (text: string): boolean => !/[[\]\\]/u.test(text);

function extrasComment(question: ExchangeQuestion): string[] {
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
  });
  return extras === '' ? [] : [`[edukom:${extras}]`];
}

function comments(question: ExchangeQuestion): string[] {
  const { externalId, tags } = question;
  const named = [
    ...(externalId !== null && isPlain(externalId) ? [`[id:${externalId}]`] : []),
    ...(tags.every(isPlain) ? tags.map((tag) => `[tag:${tag}]`) : []),
    ...extrasComment(question),
  ];
  return named.length === 0 ? [] : [`// ${named.join(' ')}`];
}

/** Questions as GIFT. What GIFT has no place for stands in a comment, which other readers pass over. */
export function writeGift(questions: readonly ExchangeQuestion[], locale: ContentLocale): string {
  let competence: string | null = null;
  const blocks = questions.flatMap((question) => {
    const { source } = question;
    const heading = source.competence === competence ? [] : [`$CATEGORY: ${categoryPath(source.competence)}`];
    competence = source.competence;
    const writing = { locale, isPlain: allTexts(source).every((texts) => isMonolingual(texts, locale)) };
    const feedback = source.feedback ? `####${write(source.feedback, writing)}` : '';
    const title = guard(shortName(source.prompt[locale] ?? ''));
    const format = writing.isPlain ? '[plain]' : '[html]';
    const body = `::${title}::${format}${write(source.prompt, writing)} {${answers(source, writing)}${feedback}}`;
    return [...heading, [...comments(question), body].join('\n')];
  });
  return `${blocks.join('\n\n')}\n`;
}
