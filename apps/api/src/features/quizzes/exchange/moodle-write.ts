import type { HELD_TYPES } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import type { QuestionSource } from '../question-source.js';
import type { Texts } from '../question-types/question-type.js';
import { optionIds, type PartOf, percentsOf, writtenNumbers, writtenVariants } from './build-question.js';
import { writeCloze } from './cloze.js';
import { type Extras, unsaid, writeExtras } from './extras.js';
import { categoryPath, unsaidCompetence } from './gift-lines.js';
import { isHeldIn, leftOut } from './held.js';
import { readMoodleXml } from './moodle-read.js';
import { orderedItems, writtenPairs } from './pair-parts.js';
import { type ExchangeQuestion, type ReadItem, shortName } from './read-item.js';
import { type FileLanguage, htmlOf } from './texts.js';
import { writeWhole } from './whole.js';
import { escapeXml } from './xml-tree.js';

const text = (value: string): string => `<text>${escapeXml(value)}</text>`;
const number = (share: number): string => String(Number(share.toFixed(5)));

/** An answer; its text is plain, or HTML when `format` says so. */
const answer = (percent: number, value: string, format: 'html' | 'plain_text', inner = ''): string =>
  `<answer fraction="${number(percent)}" format="${format}">${text(value)}<feedback format="html"><text></text></feedback>${inner}</answer>`;

const html = (texts: Texts, locale: ContentLocale): string => text(htmlOf(texts, locale));

function single({ spec, key }: PartOf<'single'>, locale: ContentLocale): string[] {
  return [
    '<single>true</single><shuffleanswers>true</shuffleanswers>',
    ...spec.options.map((option) => answer(option.id === key.correct ? 100 : 0, htmlOf(option.text, locale), 'html')),
  ];
}

/** All or nothing is a plug-in of its own there: right options earn 100 %, wrong ones nothing. */
function multiple(part: PartOf<'multiple'>, locale: ContentLocale): string[] {
  const isSet = part.key.rule === 'all-or-nothing';
  const right = new Set(part.key.correct);
  const percents = isSet ? part.spec.options.map(({ id }) => (right.has(id) ? 100 : 0)) : percentsOf(part);
  return [
    '<single>false</single><shuffleanswers>true</shuffleanswers>',
    ...part.spec.options.map((option, index) => answer(percents[index] ?? 0, htmlOf(option.text, locale), 'html')),
  ];
}

function numerical({ key }: PartOf<'numeric'>): string[] {
  const units = (key.units ?? []).map(
    (unit) => `<unit><multiplier>1</multiplier><unit_name>${escapeXml(unit)}</unit_name></unit>`,
  );
  return [
    ...writtenNumbers(key).map((one) =>
      answer(one.percent, one.value, 'plain_text', `<tolerance>${escapeXml(one.tolerance)}</tolerance>`),
    ),
    ...(units.length > 0 ? [`<units>${units.join('')}</units>`] : []),
  ];
}

const shortAnswers = ({ key }: PartOf<'short-text'>): string[] => [
  `<usecase>${key.fold ? '0' : '1'}</usecase>`,
  ...writtenVariants(key).map((variant) => answer(variant.percent, variant.text, 'plain_text')),
];

const matching = (part: PartOf<'matching'>, locale: ContentLocale): string[] => [
  '<shuffleanswers>true</shuffleanswers>',
  ...writtenPairs(part).map(
    ({ left, right }) =>
      `<subquestion format="html">${html(left, locale)}<answer format="html">${html(right, locale)}</answer></subquestion>`,
  ),
];

const GRADING: Readonly<Record<PartOf<'ordering'>['spec']['rule'], string>> = {
  'all-or-nothing': 'ALL_OR_NOTHING',
  'exact-positions': 'ABSOLUTE_POSITION',
  'adjacent-pairs': 'RELATIVE_NEXT_EXCLUDE_LAST',
};

const ordering = (part: PartOf<'ordering'>, locale: ContentLocale): string[] => [
  `<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><gradingtype>${GRADING[part.spec.rule]}</gradingtype>`,
  ...orderedItems(part).map((item, index) => answer(index + 1, htmlOf(item, locale), 'html')),
];

const upload = ({ spec }: PartOf<'file-upload'>): string[] => [
  '<responseformat>noinline</responseformat><attachments>1</attachments><attachmentsrequired>1</attachmentsrequired>',
  `<filetypeslist>${spec.accept.map((kind) => `.${kind}`).join(',')}</filetypeslist>`,
  `<maxbytes>${String(spec.maxBytes)}</maxbytes>`,
];

type Held = (typeof HELD_TYPES)['moodle-xml'][number];
/** What each type is called there, and how its answers are written. */
const TYPES: {
  readonly [K in Held]: { readonly name: string; readonly write: (part: PartOf<K>, locale: ContentLocale) => string[] };
} = {
  single: { name: 'multichoice', write: single },
  multiple: { name: 'multichoice', write: multiple },
  'true-false': {
    name: 'truefalse',
    write: ({ key }) =>
      ['true', 'false'].map((word) => answer(String(key.correct) === word ? 100 : 0, word, 'plain_text')),
  },
  'short-text': { name: 'shortanswer', write: shortAnswers },
  numeric: { name: 'numerical', write: numerical },
  matching: { name: 'matching', write: matching },
  ordering: { name: 'ordering', write: ordering },
  gaps: { name: 'cloze', write: () => [] },
  open: { name: 'essay', write: () => ['<responseformat>editor</responseformat><attachments>0</attachments>'] },
  'file-upload': { name: 'essay', write: upload },
};

const written = <K extends Held>(type: K, part: PartOf<K>, locale: ContentLocale): string[] =>
  TYPES[type].write(part, locale);

const typeOf = (source: PartOf<Held>): string =>
  source.type === 'multiple' && source.key.rule === 'all-or-nothing' ? 'multichoiceset' : TYPES[source.type].name;

function extrasOf(question: ExchangeQuestion, more: Extras): string {
  const { source } = question;
  const competence = unsaidCompetence(source.competence);
  const written = writeExtras({ ...unsaid(question), competence, options: optionIds(source), ...more });
  return written === '' ? '' : `<?edukom ${written}?>`;
}

function questionXml(question: ExchangeQuestion, source: HeldSource, locale: ContentLocale, more: Extras): string {
  const { externalId, tags } = question;
  const block = (name: string, words: string) => `<${name} format="html">${text(words)}</${name}>`;
  const asked = source.type === 'gaps' ? writeCloze(source, source.prompt, locale) : htmlOf(source.prompt, locale);
  const lines = [
    extrasOf(question, more),
    `<name>${text(shortName(source.prompt[locale] ?? ''))}</name>`,
    block('questiontext', asked),
    block('generalfeedback', source.feedback ? htmlOf(source.feedback, locale) : ''),
    `<defaultgrade>${(source.points / 100).toFixed(7)}</defaultgrade><penalty>0</penalty><hidden>0</hidden>`,
    `<idnumber>${escapeXml(externalId ?? '')}</idnumber>`,
    ...written(source.type, source, locale),
    ...(source.guide ? [block('graderinfo', htmlOf(source.guide, locale))] : []),
    ...(tags.length > 0 ? [`<tags>${tags.map((tag) => `<tag>${text(tag)}</tag>`).join('')}</tags>`] : []),
  ];
  return `<question type="${typeOf(source)}">\n${lines.filter(Boolean).join('\n')}\n</question>`;
}

type HeldSource = Extract<QuestionSource, { type: Held }>;

/** Categories are headings of their own, so a question is judged under its own. */
const readOne = (xml: string, category: string, language: FileLanguage): ReadItem | undefined =>
  readMoodleXml(`<quiz>${category}${xml}</quiz>`, language)[0];

/**
 * Questions as Moodle XML. What Moodle has no place for stands in processing instructions, which it passes over; a
 * question of a type it does not know is named in a comment.
 */
export function writeMoodleXml(questions: readonly ExchangeQuestion[], locale: ContentLocale): string {
  let competence: string | null = null;
  const body = questions.flatMap((question) => {
    const { source } = question;
    if (!isHeldIn('moodle-xml', source))
      return [`<!-- ${escapeXml(leftOut(question, locale)).replace(/-/gu, '‐')} -->`];
    const isNew = source.competence !== competence;
    competence = source.competence;
    const heading = `<question type="category"><category>${text(categoryPath(competence))}</category></question>`;
    const xml = writeWhole(
      question,
      locale,
      (more) => questionXml(question, source, locale, more),
      (one, language) => readOne(one, heading, language),
    );
    return [...(isNew ? [heading] : []), xml];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${body.join('\n')}\n</quiz>\n`;
}
