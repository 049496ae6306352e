import type { Texts } from '../question-types/question-type.js';
import { assemble } from './assemble.js';
import { multipleOf, numericOf, shortTextOf, singleOf } from './build-question.js';
import { clozePart, missingWords } from './moodle-gaps.js';
import { type Extras, readExtras } from './extras.js';
import { categoryParts } from './gift-lines.js';
import { decodeName } from './html-text.js';
import { matchingOf, orderingOf } from './pair-parts.js';
import { type ExchangeQuestion, type Findings, limited, readItem, type ReadItem, refuse } from './read-item.js';
import { cleanText, type FileLanguage, readTexts, type TextFormat } from './texts.js';
import { uploadOf } from './upload-kinds.js';
import { childOf, childrenOf, readXml, wordsOf, type XmlFile, type XmlNode } from './xml-tree.js';

/** Where a question is read. */
export interface MoodleReading {
  readonly node: XmlNode;
  readonly language: FileLanguage;
  readonly findings: Findings;
  readonly extras: Extras;
}
type Reading = MoodleReading;
type ReadPart = (reading: Reading) => ReturnType<Parameters<typeof assemble>[1]>;

const FORMATS: Readonly<Record<string, TextFormat>> = {
  html: 'html',
  moodle_auto_format: 'moodle',
  plain_text: 'plain',
  markdown: 'markdown',
};

export const said = (node: XmlNode, name: string): string => wordsOf(childOf(node, name)).trim();

export function textsOf(holder: XmlNode | undefined, { language, findings, node }: Reading): Texts {
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
  const { node, language, findings } = reading;
  const options = optionsOf(reading);
  return /^(false|0)$/u.test(said(node, 'single'))
    ? multipleOf(options, undefined, language)
    : singleOf(options, language, findings);
};

/** The plug-in *all or nothing multiple choice*. */
const choiceSet: ReadPart = (reading) => multipleOf(optionsOf(reading), 'all-or-nothing', reading.language);

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
  const part = shortTextOf(answers, said(reading.node, 'usecase') !== '1');
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
  return numericOf(read, unitsOf(reading));
};

const countOf = (node: XmlNode, name: string): number => Number(said(node, name) || '0');

/** What is handed in: text, files (any number below 0), and whether there must be one. */
const handedIn = (node: XmlNode) => ({
  isText: said(node, 'responseformat') !== 'noinline',
  files: countOf(node, 'attachments'),
  isFileRequired: countOf(node, 'attachmentsrequired') > 0,
});

/** A text, a file, or what stands for both: then what must be handed in counts, and the rest is told. */
const essay: ReadPart = ({ node, extras, findings }) => {
  const { isText, files, isFileRequired } = handedIn(node);
  const isFile = !isText || isFileRequired;
  if (files > 1 || files < 0 || (isText && files !== 0)) findings.lose('files');
  if (!isFile) return { type: 'open', ...limit(extras) };
  const kinds = said(node, 'filetypeslist')
    .split(/[\s,;]+/u)
    .filter(Boolean);
  return uploadOf(kinds, countOf(node, 'maxbytes'), findings);
};

const match: ReadPart = (reading) => {
  const pairs = childrenOf(reading.node, 'subquestion').map((pair) => ({
    left: textsOf(pair, reading),
    right: textsOf(childOf(pair, 'answer'), reading),
  }));
  return matchingOf(pairs, 'per-part', reading.language);
};

const GRADING: Readonly<Record<string, 'all-or-nothing' | 'exact-positions' | 'adjacent-pairs'>> = {
  ALL_OR_NOTHING: 'all-or-nothing',
  ABSOLUTE_POSITION: 'exact-positions',
  RELATIVE_NEXT_EXCLUDE_LAST: 'adjacent-pairs',
};

/** Answers stand in their order, or each with its place as its fraction. */
const ordering: ReadPart = (reading) => {
  const { node, findings, language } = reading;
  const grading = said(node, 'gradingtype') || 'RELATIVE_NEXT_EXCLUDE_LAST';
  const rule = Object.hasOwn(GRADING, grading) ? GRADING[grading] : undefined;
  if (rule === undefined) findings.lose('weights', grading);
  if (!/^(ALL)?$/u.test(said(node, 'selecttype'))) findings.lose('parts', said(node, 'selecttype'));
  const answers = answersOf(reading)
    .map((answer, index) => ({ place: percentOf(answer) || index + 1, text: textsOf(answer, reading) }))
    .sort((one, other) => one.place - other.place);
  return orderingOf(
    answers.map(({ text }) => text),
    rule ?? 'adjacent-pairs',
    language,
  );
};

const READERS: Readonly<Record<string, ReadPart>> = {
  multichoice: choice,
  multichoiceset: choiceSet,
  truefalse: trueFalse,
  shortanswer: short,
  numerical,
  essay,
  match,
  matching: match,
  ordering,
  multianswer: clozePart,
  cloze: clozePart,
  gapselect: missingWords('selectoption'),
  ddwtos: missingWords('dragbox'),
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
  return assemble(frameOf(reading, category), () => read(reading), language, findings, reading.extras);
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
  const all = childrenOf(xml.root, 'question');
  limited(all.filter(({ attributes }) => attributes['type'] !== 'category'));
  const items = all.flatMap((node): ReadItem[] => {
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
