import type { Texts } from '../question-types/question-type.js';
import { assemble, multipleOf, numericOf, type QuestionPart, shortTextOf, singleOf } from './build-question.js';
import { type Extras, readExtras } from './extras.js';
import { categoryParts } from './gift-lines.js';
import { decodeName } from './html-text.js';
import { type ExchangeQuestion, type Findings, readItem, type ReadItem, refuse } from './read-item.js';
import { cleanText, type FileLanguage, readTexts, type TextFormat } from './texts.js';
import { childOf, childrenOf, readXml, wordsOf, type XmlFile, type XmlNode } from './xml-tree.js';

interface Reading {
  readonly node: XmlNode;
  readonly language: FileLanguage;
  readonly findings: Findings;
  readonly extras: Extras;
}
type ReadPart = (reading: Reading) => QuestionPart;

const FORMATS: Readonly<Record<string, TextFormat>> = {
  html: 'html',
  moodle_auto_format: 'moodle',
  plain_text: 'plain',
  markdown: 'markdown',
};

const said = (node: XmlNode, name: string): string => wordsOf(childOf(node, name)).trim();

function textsOf(holder: XmlNode | undefined, { language, findings, node }: Reading): Texts {
  if (!holder) return {};
  const format = FORMATS[holder.attributes['format'] ?? childOf(node, 'questiontext')?.attributes['format'] ?? 'html'];
  return readTexts(wordsOf(childOf(holder, 'text')), format ?? 'html', language, findings);
}

/** Pictures lie in the file as base64 beside the text that shows them. */
function noteFiles(holder: XmlNode, findings: Findings): void {
  for (const child of childrenOf(holder)) {
    if (child.name === 'file') {
      const name = decodeName(child.attributes['name'] ?? '');
      const bytes = Math.floor((wordsOf(child).replace(/\s/gu, '').length * 3) / 4);
      findings.images.push({ name, mediaType: '', bytes });
      findings.lose('image', name);
    } else noteFiles(child, findings);
  }
}

const percentOf = (answer: XmlNode): number => Number((answer.attributes['fraction'] ?? '0').replace(',', '.'));

function answersOf({ node, findings }: Reading): XmlNode[] {
  const answers = childrenOf(node, 'answer');
  if (answers.some((answer) => cleanText(wordsOf(childOf(childOf(answer, 'feedback'), 'text'))) !== ''))
    findings.lose('option-feedback');
  if (answers.some((answer) => !Number.isFinite(percentOf(answer)))) refuse('number-unreadable', 'fraction');
  return answers;
}

function optionsOf(reading: Reading) {
  const answers = answersOf(reading);
  const ids = reading.extras.options?.length === answers.length ? reading.extras.options : undefined;
  return answers.map((answer, index) => ({
    id: ids?.[index],
    text: textsOf(answer, reading),
    percent: percentOf(answer),
  }));
}

const choice: ReadPart = (reading) => {
  const { node, language, findings, extras } = reading;
  const options = optionsOf(reading);
  return /^(false|0)$/u.test(said(node, 'single'))
    ? multipleOf(options, extras.rule, language, findings)
    : singleOf(options, language, findings);
};

/** The plug-in *all or nothing multiple choice*. */
const choiceSet: ReadPart = (reading) =>
  multipleOf(optionsOf(reading), 'all-or-nothing', reading.language, reading.findings);

const trueFalse: ReadPart = (reading) => {
  const right = answersOf(reading).find((answer) => percentOf(answer) === 100) ?? refuse('answer-missing');
  const word = said(right, 'text').toLowerCase();
  if (word !== 'true' && word !== 'false') refuse('syntax', word);
  return { type: 'true-false', key: { correct: word === 'true' } };
};

const limit = ({ maxLength }: Extras) => (maxLength ? { spec: { maxLength } } : {});

const short: ReadPart = (reading) => {
  const answers = answersOf(reading).map((answer) => ({
    text: wordsOf(childOf(answer, 'text')),
    percent: percentOf(answer),
  }));
  const part = shortTextOf(answers, said(reading.node, 'usecase') !== '1', reading.findings);
  return { ...part, ...limit(reading.extras) };
};

function unitsOf({ node, extras, findings, language }: Reading): {
  shown?: Texts | undefined;
  units?: readonly string[];
} {
  if (extras.units || extras.unit) return { shown: extras.unit, ...(extras.units ? { units: extras.units } : {}) };
  const all = childrenOf(childOf(node, 'units') ?? node, 'unit');
  const same = all.filter((unit) => Number(said(unit, 'multiplier')) === 1).map((unit) => said(unit, 'unit_name'));
  if (same.length < all.length) findings.lose('units');
  const [first] = same;
  return first ? { shown: { [language.locale]: first }, units: same } : {};
}

const numerical: ReadPart = (reading) => {
  const answers = answersOf(reading).filter((answer) => said(answer, 'text') !== '*');
  const read = answers.map((answer) => ({
    value: said(answer, 'text'),
    tolerance: said(answer, 'tolerance'),
    percent: percentOf(answer),
  }));
  return numericOf(read, unitsOf(reading), reading.findings);
};

const essay: ReadPart = ({ node, extras }) => {
  const format = said(node, 'responseformat');
  if (/^[1-9-]/u.test(said(node, 'attachments')) || /filepicker|noinline/u.test(format))
    refuse('type-unsupported', 'essay (attachments)');
  return { type: 'open', ...limit(extras) };
};

const READERS: Readonly<Record<string, ReadPart>> = {
  multichoice: choice,
  multichoiceset: choiceSet,
  truefalse: trueFalse,
  shortanswer: short,
  numerical,
  essay,
};

/** `1.0000000` is 100 hundredths. */
function pointsOf(text: string): number {
  if (text === '') return 100;
  const points = Number(text.replace(',', '.')) * 100;
  return Math.abs(points - Math.round(points)) < 1e-6 ? Math.round(points) : refuse('points-invalid', text);
}

function frameOf(reading: Reading, category: string) {
  const { node, extras } = reading;
  const own = childrenOf(childOf(node, 'tags') ?? node, 'tag').map((tag) => wordsOf(childOf(tag, 'text')));
  const { competence, tags } = categoryParts(category);
  return {
    externalId: said(node, 'idnumber') || null,
    points: pointsOf(said(node, 'defaultgrade')),
    competence: extras.competence ?? competence,
    tags: [...(extras.competence === undefined ? tags : []), ...own],
    difficulty: extras.difficulty,
    prompt: textsOf(childOf(node, 'questiontext'), reading),
    feedback: textsOf(childOf(node, 'generalfeedback'), reading),
    guide: textsOf(childOf(node, 'graderinfo'), reading),
  };
}

function readQuestion(node: XmlNode, category: string, language: FileLanguage, findings: Findings): ExchangeQuestion {
  if (node.error !== null) refuse('xml-malformed', node.error);
  const type = node.attributes['type'] ?? '';
  const reading = { node, language, findings, extras: readExtras(node.extras) };
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!read) return refuse('type-unsupported', type);
  noteFiles(node, findings);
  return assemble(frameOf(reading, category), read(reading), language, findings);
}

/** What keeps a whole XML file from being read on, as an item of its own. */
export function brokenFile({ hasDoctype, error, root }: XmlFile, file = ''): ReadItem[] {
  if (hasDoctype) return [readItem({ line: 1, name: '', file }, () => refuse('xml-doctype'))];
  if (!error && root) return [];
  return [readItem({ line: error?.line ?? 1, name: '', file }, () => refuse('xml-malformed', error?.message))];
}

/** Every question of a Moodle XML file; one that is not well-formed is told, and those around it are read. */
export function readMoodleXml(text: string, language: FileLanguage): ReadItem[] {
  const xml = readXml(text);
  if (xml.hasDoctype || !xml.root) return brokenFile(xml);
  let category = '';
  const items = childrenOf(xml.root, 'question').flatMap((node): ReadItem[] => {
    if (node.attributes['type'] === 'category') {
      category = wordsOf(childOf(childOf(node, 'category'), 'text')).trim();
      return [];
    }
    const name =
      wordsOf(childOf(childOf(node, 'name'), 'text')) || wordsOf(childOf(childOf(node, 'questiontext'), 'text'));
    return [readItem({ line: node.line, name }, (findings) => readQuestion(node, category, language, findings))];
  });
  return [...items, ...brokenFile(xml)];
}
