import type { HELD_TYPES } from '@edukom/contracts';
import { ANSWER_FILE_TYPES, type ContentLocale } from '@edukom/domain';
import type { QuestionSource } from '../question-source.js';
import type { Texts } from '../question-types/question-type.js';
import { letterId, type PartOf, percentsOf, writtenNumbers } from './build-question.js';
import { qtiGaps } from './qti-write-gaps.js';
import { mapped, nearEnough, points, type QtiParts, typedMapping, xhtml } from './qti-write-words.js';
import { escapeXml } from './xml-tree.js';

const TEMPLATES = 'http://www.imsglobal.org/question/qti_v2p1/rptemplates';
const NAME = /^[A-Za-z_][\w.-]*$/u;

/** A question of a type QTI has a place for. */
export type QtiHeld = Extract<QuestionSource, { type: Held }>;
type Held = (typeof HELD_TYPES)['qti'][number];

const RESPONSE = 'RESPONSE';
const template = (name: string): string => `<responseProcessing template="${TEMPLATES}/${name}"/>`;

const choices = (max: number, options: readonly { id: string; html: string }[]): string =>
  `<choiceInteraction responseIdentifier="${RESPONSE}" shuffle="true" maxChoices="${String(max)}">${options
    .map(({ id, html }) => `<simpleChoice identifier="${escapeXml(id)}">${html}</simpleChoice>`)
    .join('')}</choiceInteraction>`;

/** Whether the ids of all options may stand in QTI as they are. */
export const areNames = (options: readonly { id: string }[]): boolean =>
  options.every(({ id }) => NAME.test(id)) &&
  new Set(options.map(({ id }) => id)).size === options.length &&
  !(options.length === 2 && options.every(({ id }) => /^(true|false)$/u.test(id)));

interface Option {
  readonly id: string;
  readonly text: Texts;
}

/** Names that may stand there, in the order of the options. */
const namesOf = (options: readonly Option[]): string[] =>
  options.map(({ id }, index) => (areNames(options) ? id : letterId(index)));

function single({ spec, key }: PartOf<'single'>, locale: ContentLocale): QtiParts {
  const names = namesOf(spec.options);
  const correct = spec.options.flatMap(({ id }, index) => (id === key.correct ? [names[index] ?? ''] : []));
  const options = spec.options.map(({ text }, index) => ({ id: names[index] ?? '', html: xhtml(text, locale) }));
  return {
    declared: [{ name: RESPONSE, cardinality: 'single', base: 'identifier', correct }],
    body: choices(1, options),
    processing: template('match_correct'),
  };
}

function multiple(part: PartOf<'multiple'>, locale: ContentLocale, max: number): QtiParts {
  const { options } = part.spec;
  const names = namesOf(options);
  const right = new Set(part.key.correct);
  const percents = percentsOf(part);
  const entries = names.map((key, index) => ({ key, value: ((percents[index] ?? 0) * max) / 100 }));
  const isMapped = part.key.rule !== 'all-or-nothing';
  return {
    declared: [
      {
        name: RESPONSE,
        cardinality: 'multiple',
        base: 'identifier',
        correct: options.flatMap(({ id }, index) => (right.has(id) ? [names[index] ?? ''] : [])),
        ...(isMapped ? { mapping: mapped(entries, max) } : {}),
      },
    ],
    body: choices(
      0,
      options.map(({ text }, index) => ({ id: names[index] ?? '', html: xhtml(text, locale) })),
    ),
    processing: template(isMapped ? 'map_response' : 'match_correct'),
  };
}

function trueFalse({ key }: PartOf<'true-false'>): QtiParts {
  return {
    declared: [{ name: RESPONSE, cardinality: 'single', base: 'identifier', correct: [String(key.correct)] }],
    body: choices(
      1,
      ['true', 'false'].map((id) => ({ id, html: id })),
    ),
    processing: template('match_correct'),
  };
}

const ENTRY = `<p><textEntryInteraction responseIdentifier="${RESPONSE}"/></p>`;

const shortText = ({ key }: PartOf<'short-text'>, _locale: ContentLocale, max: number): QtiParts => ({
  declared: [{ name: RESPONSE, cardinality: 'single', base: 'string', ...typedMapping(key, max) }],
  body: ENTRY,
  processing: template('map_response'),
});

/** QTI says one right number; others go along whole. */
function numeric({ key }: PartOf<'numeric'>, _locale: ContentLocale, max: number): QtiParts {
  const [first] = writtenNumbers(key);
  const equal =
    key.toleranceIn === 'percent'
      ? nearEnough(RESPONSE, key, 'relative')
      : nearEnough(RESPONSE, { tolerance: first?.tolerance ?? '0' }, 'absolute');
  const score = `<setOutcomeValue identifier="SCORE"><baseValue baseType="float">${points(max)}</baseValue></setOutcomeValue>`;
  return {
    declared: [{ name: RESPONSE, cardinality: 'single', base: 'float', correct: [key.value] }],
    body: ENTRY,
    processing: `<responseProcessing><responseCondition><responseIf>${equal}${score}</responseIf></responseCondition></responseProcessing>`,
  };
}

const matchSet = (
  options: readonly Option[],
  names: ReadonlyMap<string, string>,
  most: number,
  locale: ContentLocale,
) =>
  `<simpleMatchSet>${options
    .map(
      ({ id, text }) =>
        `<simpleAssociableChoice identifier="${escapeXml(names.get(id) ?? '')}" matchMax="${String(most)}">${xhtml(text, locale)}</simpleAssociableChoice>`,
    )
    .join('')}</simpleMatchSet>`;

function matching({ spec, key }: PartOf<'matching'>, locale: ContentLocale, max: number): QtiParts {
  const { prompts, targets, rule } = spec;
  const isNamed = areNames([...prompts, ...targets]);
  const named = (options: readonly Option[], letter: string) =>
    new Map(options.map(({ id }, index) => [id, isNamed ? id : `${letter}${String(index + 1)}`]));
  const [left, right] = [named(prompts, 'p'), named(targets, 't')];
  const correct = prompts.map(
    ({ id }) => `${left.get(id) ?? ''} ${right.get([key.pairs[id] ?? []].flat()[0] ?? '') ?? ''}`,
  );
  const share = max / prompts.length;
  const entries = correct.map((pair) => ({ key: pair, value: share }));
  const isMapped = rule !== 'all-or-nothing';
  return {
    declared: [
      {
        name: RESPONSE,
        cardinality: 'multiple',
        base: 'directedPair',
        correct,
        ...(isMapped ? { mapping: mapped(entries, max, rule === 'right-minus-wrong' ? -share : 0) } : {}),
      },
    ],
    body: `<matchInteraction responseIdentifier="${RESPONSE}" shuffle="true" maxAssociations="${String(prompts.length)}">${matchSet(prompts, left, 1, locale)}${matchSet(targets, right, prompts.length, locale)}</matchInteraction>`,
    processing: template(isMapped ? 'map_response' : 'match_correct'),
  };
}

function ordering({ spec: { items }, key }: PartOf<'ordering'>, locale: ContentLocale): QtiParts {
  const names = namesOf(items);
  const nameOf = new Map(items.map(({ id }, index) => [id, names[index] ?? '']));
  const shown = items
    .map(
      ({ text }, index) =>
        `<simpleChoice identifier="${escapeXml(names[index] ?? '')}">${xhtml(text, locale)}</simpleChoice>`,
    )
    .join('');
  const correct = key.order.map((id) => nameOf.get(id) ?? '');
  return {
    declared: [{ name: RESPONSE, cardinality: 'ordered', base: 'identifier', correct }],
    body: `<orderInteraction responseIdentifier="${RESPONSE}" shuffle="true">${shown}</orderInteraction>`,
    processing: template('match_correct'),
  };
}

const byHand = (base: 'string' | 'file', body: string): QtiParts => ({
  declared: [{ name: RESPONSE, cardinality: 'single', base, correct: [] }],
  body,
  processing: '',
});

function upload({ spec: { accept } }: PartOf<'file-upload'>): QtiParts {
  const [only] = accept;
  const type = accept.length === 1 && only ? ` type="${ANSWER_FILE_TYPES[only]}"` : '';
  return byHand('file', `<uploadInteraction responseIdentifier="${RESPONSE}"${type}/>`);
}

const WRITERS: { readonly [K in Held]: (part: PartOf<K>, locale: ContentLocale, max: number) => QtiParts } = {
  single,
  multiple,
  'true-false': trueFalse,
  'short-text': shortText,
  numeric,
  matching,
  ordering,
  gaps: qtiGaps,
  open: () => byHand('string', `<extendedTextInteraction responseIdentifier="${RESPONSE}"/>`),
  'file-upload': upload,
};

const written = <K extends Held>(type: K, part: PartOf<K>, locale: ContentLocale, max: number): QtiParts =>
  WRITERS[type](part, locale, max);

/** The parts of a question of any type QTI has a place for. */
export const qtiParts = (source: QtiHeld, locale: ContentLocale): QtiParts =>
  written(source.type, source, locale, source.points);
