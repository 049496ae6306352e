import type { QuestionPart } from '../question-types/registry.js';
import { checkOptions, multipleOf, numericOf, shortTextOf, singleOf } from './build-question.js';
import { refuse } from './read-item.js';
import {
  correctOf,
  defaultOf,
  isNumber,
  mappingOf,
  type MapEntry,
  type QtiReading,
  type ReadQtiPart,
  toleranceOf,
  typedAnswers,
} from './qti-reading.js';
import { readTexts } from './texts.js';
import { uploadOf } from './upload-kinds.js';
import { childrenOf, descendants, innerHtml, type XmlNode } from './xml-tree.js';

/** The share of each option in per cent: of the mapping when it decides, else of what is correct. */
function sharesOf(entries: readonly MapEntry[], correct: ReadonlySet<string>, isMultiple: boolean) {
  if (entries.length === 0) {
    const share = 100 / (isMultiple ? correct.size || 1 : 1);
    return (id: string): number => (correct.has(id) ? share : 0);
  }
  const gains = entries.filter(({ value }) => value > 0).map(({ value }) => value);
  const whole = isMultiple ? gains.reduce((sum, gain) => sum + gain, 0) : Math.max(0, ...gains);
  const points = new Map(entries.map(({ key, value }) => [key, value]));
  return (id: string): number => Math.max(-100, ((points.get(id) ?? 0) / (whole || 1)) * 100);
}

const isStatement = (ids: readonly string[]): boolean =>
  ids.length === 2 && ids.includes('true') && ids.includes('false');

function statement(correct: ReadonlySet<string>): QuestionPart {
  if (correct.size !== 1) refuse('answer-missing');
  return { type: 'true-false', key: { correct: correct.has('true') } };
}

const idOf = ({ attributes }: XmlNode): string => attributes['identifier'] ?? '';
const wordsIn = (node: XmlNode, { language, findings }: QtiReading) =>
  readTexts(innerHtml(node, ['feedbackInline']), 'html', language, findings);

const choice: ReadQtiPart = (reading) => {
  const { interaction, response, language, findings, extras } = reading;
  const choices = descendants(interaction, 'simpleChoice');
  const isMultiple = response?.attributes['cardinality'] === 'multiple';
  const correct = new Set(correctOf(reading));
  const ids = choices.map(idOf);
  if (!isMultiple && isStatement(ids)) return statement(correct);
  if (choices.some((one) => descendants(one, 'feedbackInline').length > 0)) findings.lose('option-feedback');
  const entries = mappingOf(reading);
  const percentOf = sharesOf(entries, correct, isMultiple);
  const own = extras.options?.length === ids.length ? extras.options : ids;
  const options = choices.map((one, index) => ({
    id: own[index],
    text: wordsIn(one, reading),
    percent: percentOf(ids[index] ?? ''),
  }));
  const rule = entries.length === 0 ? 'all-or-nothing' : undefined;
  return isMultiple ? multipleOf(options, rule, language) : singleOf(options, language, findings);
};

const limit = ({ extras: { maxLength } }: QtiReading) => (maxLength ? { spec: { maxLength } } : {});

const entry: ReadQtiPart = (reading) => {
  const { extras } = reading;
  if (isNumber(reading)) {
    const answers = correctOf(reading).map((value) => ({ value, ...toleranceOf(reading), percent: 100 }));
    if (answers.length > 1) refuse('answers-several');
    return numericOf(answers, { shown: extras.unit, units: extras.units });
  }
  const { answers, fold } = typedAnswers(reading);
  return { ...shortTextOf(answers, fold), ...limit(reading) };
};

/** Options in a file have names of at most this length. */
const areIds = (nodes: readonly XmlNode[]): boolean =>
  nodes.every((node) => idOf(node) !== '' && idOf(node).length <= 40) && new Set(nodes.map(idOf)).size === nodes.length;

function optionsOf(nodes: readonly XmlNode[], reading: QtiReading, least?: number) {
  if (!areIds(nodes)) refuse('syntax', 'identifier');
  const options = nodes.map((node) => ({ id: idOf(node), text: wordsIn(node, reading) }));
  checkOptions(options, reading.language, least);
  return options;
}

function matchingRule(reading: QtiReading, entries: readonly MapEntry[]) {
  if (entries.length === 0) return 'all-or-nothing';
  if (new Set(entries.map(({ value }) => value)).size > 1) reading.findings.lose('weights');
  return defaultOf(reading) < 0 ? 'right-minus-wrong' : 'per-part';
}

/** Each of the first set goes with one of the second. */
const match: ReadQtiPart = (reading) => {
  const sets = childrenOf(reading.interaction, 'simpleMatchSet').map((set) =>
    childrenOf(set, 'simpleAssociableChoice'),
  );
  const [left = [], right = []] = sets;
  const entries = mappingOf(reading).filter(({ value }) => value > 0);
  const said = correctOf(reading);
  const pairs = (said.length > 0 ? said : entries.map(({ key }) => key)).map((pair) => pair.split(/\s+/u));
  const prompts = optionsOf(left, reading, 1);
  if (new Set(pairs.map(([prompt]) => prompt)).size < pairs.length) refuse('answers-several');
  if (pairs.length < prompts.length) refuse('answer-missing');
  return {
    type: 'matching',
    spec: { prompts, targets: optionsOf(right, reading), rule: matchingRule(reading, entries) },
    key: { pairs: Object.fromEntries(pairs.map(([prompt = '', target = '']) => [prompt, target])) },
  };
};

const order: ReadQtiPart = (reading) => {
  const items = optionsOf(descendants(reading.interaction, 'simpleChoice'), reading);
  if (mappingOf(reading).length > 0) reading.findings.lose('weights');
  return { type: 'ordering', spec: { items, rule: 'all-or-nothing' }, key: { order: correctOf(reading) } };
};

const upload: ReadQtiPart = ({ interaction, findings }) =>
  uploadOf([interaction.attributes['type'] ?? ''].filter(Boolean), 0, findings);

/** By the interaction that is read. */
export const QTI_PARTS: Readonly<Record<string, ReadQtiPart>> = {
  choiceInteraction: choice,
  textEntryInteraction: entry,
  extendedTextInteraction: (reading) => ({ type: 'open', ...limit(reading) }),
  matchInteraction: match,
  orderInteraction: order,
  uploadInteraction: upload,
};
