import type { ContentLocale } from '@edukom/domain';
import type { QuestionSource } from '../question-source.js';
import type { Texts } from '../question-types/question-type.js';
import { guardStars, optionIds, penaltyOf } from './build-question.js';
import { unsaid, writeExtras } from './extras.js';
import { categoryPath, unsaidCompetence } from './gift-lines.js';
import { type ExchangeQuestion, shortName } from './read-item.js';
import { htmlOf } from './texts.js';
import { escapeXml } from './xml-tree.js';

const TYPES: Readonly<Record<QuestionSource['type'], string>> = {
  single: 'multichoice',
  multiple: 'multichoice',
  'true-false': 'truefalse',
  'short-text': 'shortanswer',
  numeric: 'numerical',
  open: 'essay',
};

const text = (value: string): string => `<text>${escapeXml(value)}</text>`;
const number = (share: number): string => String(Number(share.toFixed(5)));

/** An answer; its text is plain, or HTML when `format` says so. */
const answer = (percent: number, value: string, format: 'html' | 'plain_text', inner = ''): string =>
  `<answer fraction="${number(percent)}" format="${format}">${text(value)}<feedback format="html"><text></text></feedback>${inner}</answer>`;

type Choice = Extract<QuestionSource, { type: 'single' | 'multiple' }>;

function choice(source: Choice, locale: ContentLocale): string[] {
  const right = new Set(source.key.correct instanceof Array ? source.key.correct : [source.key.correct]);
  const cost =
    source.type === 'single' || source.key.rule === 'all-or-nothing' ? 0 : penaltyOf(source.key.rule, right.size);
  const gain = source.type === 'multiple' && source.key.rule === 'right-minus-wrong' ? 100 / right.size : 100;
  return [
    `<single>${String(source.type === 'single')}</single><shuffleanswers>true</shuffleanswers>`,
    ...source.spec.options.map((option) =>
      answer(right.has(option.id) ? gain : cost, htmlOf(option.text, locale), 'html'),
    ),
  ];
}

function numerical({ key }: Extract<QuestionSource, { type: 'numeric' }>): string[] {
  const units = (key.units ?? []).map(
    (unit) => `<unit><multiplier>1</multiplier><unit_name>${escapeXml(unit)}</unit_name></unit>`,
  );
  return [
    answer(100, key.value, 'plain_text', `<tolerance>${escapeXml(key.tolerance)}</tolerance>`),
    ...(units.length > 0 ? [`<units>${units.join('')}</units>`] : []),
  ];
}

function parts(source: QuestionSource, locale: ContentLocale): string[] {
  switch (source.type) {
    case 'single':
    case 'multiple':
      return choice(source, locale);
    case 'true-false':
      return ['true', 'false'].map((word) => answer(String(source.key.correct) === word ? 100 : 0, word, 'plain_text'));
    case 'short-text':
      return [
        `<usecase>${source.key.fold ? '0' : '1'}</usecase>`,
        ...source.key.variants.map((variant) => answer(100, guardStars(variant), 'plain_text')),
      ];
    case 'numeric':
      return numerical(source);
    case 'open':
      return ['<responseformat>editor</responseformat><attachments>0</attachments>'];
  }
}

const typeOf = (source: QuestionSource): string =>
  source.type === 'multiple' && source.key.rule === 'all-or-nothing' ? 'multichoiceset' : TYPES[source.type];

function extrasOf(question: ExchangeQuestion): string {
  const { source } = question;
  const competence = unsaidCompetence(source.competence);
  const written = writeExtras({ ...unsaid(question), competence, options: optionIds(source) });
  return written === '' ? '' : `<?edukom ${written}?>`;
}

function questionXml(question: ExchangeQuestion, locale: ContentLocale): string {
  const { source, externalId, tags } = question;
  const html = (name: string, texts: Texts | undefined) =>
    `<${name} format="html">${text(texts ? htmlOf(texts, locale) : '')}</${name}>`;
  const lines = [
    extrasOf(question),
    `<name>${text(shortName(source.prompt[locale] ?? ''))}</name>`,
    html('questiontext', source.prompt),
    html('generalfeedback', source.feedback),
    `<defaultgrade>${(source.points / 100).toFixed(7)}</defaultgrade><penalty>0</penalty><hidden>0</hidden>`,
    `<idnumber>${escapeXml(externalId ?? '')}</idnumber>`,
    ...parts(source, locale),
    ...(source.guide ? [html('graderinfo', source.guide)] : []),
    ...(tags.length > 0 ? [`<tags>${tags.map((tag) => `<tag>${text(tag)}</tag>`).join('')}</tags>`] : []),
  ];
  return `<question type="${typeOf(source)}">\n${lines.filter(Boolean).join('\n')}\n</question>`;
}

/** Questions as Moodle XML. What Moodle has no place for stands in processing instructions, which it passes over. */
export function writeMoodleXml(questions: readonly ExchangeQuestion[], locale: ContentLocale): string {
  let competence: string | null = null;
  const body = questions.flatMap((question) => {
    const isNew = question.source.competence !== competence;
    competence = question.source.competence;
    const heading = `<question type="category"><category>${text(categoryPath(competence))}</category></question>`;
    return [...(isNew ? [heading] : []), questionXml(question, locale)];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${body.join('\n')}\n</quiz>\n`;
}
