import { assemble, multipleOf, numericOf, type QuestionPart, shortTextOf, singleOf } from './build-question.js';
import { type Extras, readExtras } from './extras.js';
import { brokenFile } from './moodle-read.js';
import { type ExchangeQuestion, type Findings, readItem, type ReadItem, refuse } from './read-item.js';
import { QTI_TOOL } from './qti-write.js';
import { type FileLanguage, readTexts } from './texts.js';
import { childOf, childrenOf, descendants, innerHtml, readXml, wordsOf, type XmlNode } from './xml-tree.js';

interface Reading {
  readonly item: XmlNode;
  readonly response: XmlNode | undefined;
  readonly interaction: XmlNode;
  readonly language: FileLanguage;
  readonly findings: Findings;
  readonly extras: Extras;
}

const INTERACTION = /Interaction$/u;

function interactionsOf(node: XmlNode): XmlNode[] {
  return childrenOf(node).flatMap((child) => (INTERACTION.test(child.name) ? [child] : interactionsOf(child)));
}

const correctOf = ({ response }: Reading): string[] =>
  childrenOf(childOf(response, 'correctResponse') ?? emptyNode, 'value').map((value) => wordsOf(value).trim());

const emptyNode: XmlNode = { name: '', attributes: {}, content: [], line: 0, extras: '', error: null };

interface MapEntry {
  readonly key: string;
  readonly value: number;
  readonly isExact: boolean;
}

/** Points per answer, when they decide; a number nobody can read refuses the question. */
function mappingOf({ response }: Reading): MapEntry[] {
  return childrenOf(childOf(response, 'mapping') ?? emptyNode, 'mapEntry').map(({ attributes }) => {
    const value = Number(attributes['mappedValue']);
    if (!Number.isFinite(value)) refuse('number-unreadable', attributes['mappedValue']);
    return { key: attributes['mapKey'] ?? '', value, isExact: attributes['caseSensitive'] !== 'false' };
  });
}

const isMapped = ({ item }: Reading): boolean =>
  (childOf(item, 'responseProcessing')?.attributes['template'] ?? '').includes('map_response') ||
  descendants(item, 'mapResponse').length > 0;

/** The share of each option in per cent: of the mapping when it decides, else of what is correct. */
function sharesOf(entries: readonly MapEntry[], correct: ReadonlySet<string>, isMultiple: boolean) {
  if (entries.length === 0) {
    const share = 100 / (isMultiple ? correct.size || 1 : 1);
    return (id: string): number => (correct.has(id) ? share : 0);
  }
  const gains = entries.filter(({ value }) => value > 0).map(({ value }) => value);
  const whole = isMultiple ? gains.reduce((sum, gain) => sum + gain, 0) : Math.max(0, ...gains);
  const points = new Map(entries.map(({ key, value }) => [key, value]));
  return (id: string): number => ((points.get(id) ?? 0) / (whole || 1)) * 100;
}

const isStatement = (ids: readonly string[]): boolean =>
  ids.length === 2 && ids.includes('true') && ids.includes('false');

function statement(correct: ReadonlySet<string>): QuestionPart {
  if (correct.size !== 1) refuse('answer-missing');
  return { type: 'true-false', key: { correct: correct.has('true') } };
}

function choicePart(reading: Reading): QuestionPart {
  const { interaction, response, language, findings, extras } = reading;
  const choices = descendants(interaction, 'simpleChoice');
  const isMultiple = response?.attributes['cardinality'] === 'multiple';
  const correct = new Set(correctOf(reading));
  const ids = choices.map(({ attributes }) => attributes['identifier'] ?? '');
  if (!isMultiple && isStatement(ids)) return statement(correct);
  if (choices.some((choice) => descendants(choice, 'feedbackInline').length > 0)) findings.lose('option-feedback');
  const entries = isMapped(reading) ? mappingOf(reading) : [];
  const percentOf = sharesOf(entries, correct, isMultiple);
  const own = extras.options?.length === ids.length ? extras.options : ids;
  const options = choices.map((choice, index) => ({
    id: own[index],
    text: readTexts(innerHtml(choice, ['feedbackInline']), 'html', language, findings),
    percent: percentOf(ids[index] ?? ''),
  }));
  const rule = entries.length === 0 ? 'all-or-nothing' : extras.rule;
  return isMultiple ? multipleOf(options, rule, language, findings) : singleOf(options, language, findings);
}

function numericPart(reading: Reading): QuestionPart {
  const { item, extras, findings } = reading;
  const [equal] = descendants(item, 'equal');
  const mode = equal?.attributes['toleranceMode'] ?? 'exact';
  if (mode === 'relative') refuse('type-unsupported', 'relative tolerance');
  const [below = '0', above = below] = (equal?.attributes['tolerance'] ?? '0').trim().split(/\s+/u);
  if (below !== above) refuse('type-unsupported', 'uneven tolerance');
  const answers = correctOf(reading).map((value) => ({ value, tolerance: below, percent: 100 }));
  return numericOf(answers, { shown: extras.unit, units: extras.units }, findings);
}

function textPart(reading: Reading): QuestionPart {
  const { response, findings, extras } = reading;
  if (/^(float|integer)$/u.test(response?.attributes['baseType'] ?? '')) return numericPart(reading);
  const entries = isMapped(reading) ? mappingOf(reading) : [];
  const most = Math.max(0, ...entries.map(({ value }) => value)) || 1;
  // Nothing stands for anything here, so stars are guarded as in a file where they would.
  const guarded = (text: string) => text.replace(/\*/gu, '\\*');
  const answers =
    entries.length > 0
      ? entries.map(({ key, value }) => ({ text: guarded(key), percent: (value / most) * 100 }))
      : correctOf(reading).map((text) => ({ text: guarded(text), percent: 100 }));
  const fold = entries.length > 0 && entries.every(({ isExact }) => !isExact);
  const part = shortTextOf(answers, fold, findings);
  return { ...part, ...limit(extras) };
}

const limit = ({ maxLength }: Extras) => (maxLength ? { spec: { maxLength } } : {});

const PARTS: Readonly<Record<string, (reading: Reading) => QuestionPart>> = {
  choiceInteraction: choicePart,
  textEntryInteraction: textPart,
  extendedTextInteraction: ({ extras }) => ({ type: 'open', ...limit(extras) }),
};

function pointsOf({ item, response }: Reading): number {
  const score = childrenOf(item, 'outcomeDeclaration').find(({ attributes }) => attributes['identifier'] === 'SCORE');
  const most = score?.attributes['normalMaximum'] ?? childOf(response, 'mapping')?.attributes['upperBound'] ?? '1';
  const points = Number(most) * 100;
  return Math.abs(points - Math.round(points)) < 1e-6 ? Math.round(points) : refuse('points-invalid', most);
}

function frameOf(reading: Reading, body: XmlNode) {
  const { item, interaction, language, findings, extras } = reading;
  const texts = (html: string) => readTexts(html, 'html', language, findings);
  const prompt = childOf(interaction, 'prompt');
  const around = innerHtml(body, [interaction.name, 'rubricBlock']);
  const rubrics = descendants(body, 'rubricBlock').map((rubric) => innerHtml(rubric));
  const feedback = childrenOf(item, 'modalFeedback').map((one) => innerHtml(one));
  if (feedback.length > 1) findings.lose('option-feedback');
  return {
    externalId:
      item.attributes['toolName'] === QTI_TOOL ? (extras.id ?? null) : (item.attributes['identifier'] ?? null),
    points: pointsOf(reading),
    competence: extras.competence ?? '',
    tags: extras.tags ?? [],
    difficulty: extras.difficulty,
    prompt: texts(prompt ? `${around}<div>${innerHtml(prompt)}</div>` : around),
    feedback: texts(feedback.length === 1 ? (feedback[0] ?? '') : ''),
    guide: texts(rubrics.join('<br/>')),
  };
}

function readAssessment(item: XmlNode, language: FileLanguage, findings: Findings): ExchangeQuestion {
  const body = childOf(item, 'itemBody') ?? refuse('prompt-missing');
  const interactions = interactionsOf(body);
  const [interaction] = interactions;
  if (!interaction) return refuse('type-unsupported', 'description');
  if (interactions.length > 1) return refuse('type-unsupported', 'composite');
  const read = Object.hasOwn(PARTS, interaction.name) ? PARTS[interaction.name] : undefined;
  if (!read) return refuse('type-unsupported', interaction.name);
  const named = interaction.attributes['responseIdentifier'];
  const response = childrenOf(item, 'responseDeclaration').find(({ attributes }) => attributes['identifier'] === named);
  const reading = { item, response, interaction, language, findings, extras: readExtras(item.extras) };
  return assemble(frameOf(reading, body), read(reading), language, findings);
}

/** One item of QTI 2.1 or 2.2. What is not well-formed anywhere in it is told: it is one question. */
export function readQtiItem(text: string, file: string, language: FileLanguage): ReadItem[] {
  const xml = readXml(text);
  const broken = brokenFile(xml, file);
  if (broken.length > 0) return broken;
  const root = xml.root ?? emptyNode;
  return [
    readItem({ line: root.line, name: root.attributes['title'] ?? '', file }, (findings) => {
      const error = childrenOf(root).find((child) => child.error !== null)?.error;
      if (error) refuse('xml-malformed', error);
      if (root.name !== 'assessmentItem') refuse('type-unsupported', root.name);
      return readAssessment(root, language, findings);
    }),
  ];
}
