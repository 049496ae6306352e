import type { Texts } from '../question-types/question-type.js';
import type { QuestionPart } from '../question-types/registry.js';
import { assemble } from './assemble.js';
import { multipleOf, numericOf, rangeOf, shortTextOf, singleOf, type WeightedOption } from './build-question.js';
import { type Extras, readExtras } from './extras.js';
import { categoryParts, type GiftChunk, giftChunks, protect, unprotect } from './gift-lines.js';
import { matchingOf } from './pair-parts.js';
import { type ExchangeQuestion, type Findings, limited, readItem, type ReadItem, refuse } from './read-item.js';
import { type FileLanguage, readTexts, type TextFormat } from './texts.js';

const FORMAT = /^\s*\[(html|moodle|plain|markdown)\]/u;
const TRUE_FALSE = /^(t|true|f|false)\s*(?:#([\s\S]*))?$/iu;

interface Answer {
  readonly isRight: boolean;
  readonly weight: number | null;
  readonly text: string;
}

/** Where a question is read: its format, language, findings and what our own comment said. */
interface Reading {
  readonly format: TextFormat;
  readonly language: FileLanguage;
  readonly findings: Findings;
  readonly extras: Extras;
}

function textIn(text: string, reading: Reading): Texts {
  const own = FORMAT.exec(text);
  const format = own ? (own[1] as TextFormat) : reading.format;
  return readTexts(unprotect(text.slice(own?.[0].length ?? 0)), format, reading.language, reading.findings);
}

/** `=right` and `~wrong`, each with a weight before it and feedback behind it. */
function answersOf(body: string, findings: Findings): Answer[] {
  if (!/^\s*[=~]/u.test(body)) refuse('syntax', unprotect(body.trim()));
  return [...body.matchAll(/([=~])([^=~]*)/gu)].map(([, sign, rest = '']) => {
    const [answer = '', feedback = ''] = rest.split('#');
    if (feedback.trim() !== '') findings.lose('option-feedback');
    const weight = /^\s*%(-?\d+(?:[.,]\d+)?)%/u.exec(answer);
    return {
      isRight: sign === '=',
      weight: weight ? Number((weight[1] ?? '').replace(',', '.')) : null,
      text: answer.slice(weight?.[0].length ?? 0).trim(),
    };
  });
}

const percentOf = ({ isRight, weight }: Answer): number => weight ?? (isRight ? 100 : 0);

function choicePart(answers: readonly Answer[], reading: Reading): QuestionPart {
  const { extras, language, findings } = reading;
  const options = answers.map((answer, index): WeightedOption => ({
    id: extras.options?.length === answers.length ? extras.options[index] : undefined,
    text: textIn(answer.text, reading),
    percent: percentOf(answer),
  }));
  const isMultiple = !answers.some(({ isRight }) => isRight);
  return isMultiple ? multipleOf(options, undefined, language) : singleOf(options, language, findings);
}

function shortPart(answers: readonly Answer[], reading: Reading): QuestionPart {
  const { extras, language } = reading;
  const read = answers.map((answer) => ({
    text:
      textIn(answer.text, { ...reading, format: reading.format === 'html' ? 'html' : 'plain' })[language.locale] ?? '',
    percent: percentOf(answer),
  }));
  const part = shortTextOf(read, extras.fold ?? true);
  return { ...part, ...(extras.maxLength ? { spec: { maxLength: extras.maxLength } } : {}) };
}

/** `left -> right`; with nothing on the left, what stands right goes with nothing. */
function matchingPart(answers: readonly Answer[], reading: Reading): QuestionPart {
  const pairs = answers.map(({ text }) => {
    const [left = '', ...right] = text.split('->');
    return { left: textIn(left, reading), right: textIn(right.join('->'), reading) };
  });
  return matchingOf(pairs, 'per-part', reading.language);
}

function numberOf(text: string): { value: string; tolerance: string } {
  const plain = unprotect(text).trim();
  const [low, high] = plain.split('..');
  if (low !== undefined && high !== undefined) return rangeOf(low, high);
  const [value = '', tolerance = '0'] = plain.split(':');
  return { value, tolerance };
}

function numericPart(body: string, reading: Reading): QuestionPart {
  const { extras, findings } = reading;
  const isList = /^\s*=/u.test(body);
  const [single = '', feedback = ''] = body.split('#');
  if (!isList && feedback.trim() !== '') findings.lose('option-feedback');
  const answers = isList ? answersOf(body, findings) : [{ isRight: true, weight: null, text: single }];
  const read = answers
    .filter(({ isRight, text }) => isRight && text.trim() !== '')
    .map((answer) => ({ ...numberOf(answer.text), percent: percentOf(answer) }));
  return numericOf(read, { shown: extras.unit, units: extras.units });
}

function openPart({ maxLength }: Extras): QuestionPart {
  return { type: 'open', ...(maxLength ? { spec: { maxLength } } : {}) };
}

function partOf(body: string, reading: Reading): QuestionPart {
  const trimmed = body.trim();
  if (trimmed === '') return openPart(reading.extras);
  const statement = TRUE_FALSE.exec(trimmed);
  if (statement) {
    if ((statement[2] ?? '').trim() !== '') reading.findings.lose('option-feedback');
    return { type: 'true-false', key: { correct: /^t/iu.test(statement[1] ?? '') } };
  }
  if (trimmed.startsWith('#')) return numericPart(trimmed.slice(1), reading);
  const answers = answersOf(trimmed, reading.findings);
  if (answers.some(({ isRight }) => !isRight)) return choicePart(answers, reading);
  if (answers.every(({ text, weight }) => weight === null && text.includes('->')))
    return matchingPart(answers, reading);
  return shortPart(answers, reading);
}

/** The prompt around the braces and what stands in them. */
function splitBraces(text: string): { readonly before: string; readonly body: string; readonly after: string } {
  const [open, close] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (open < 0 && close < 0) return refuse('type-unsupported', 'description');
  if (open < 0 || close < open) return refuse('syntax', '{ }');
  const body = text.slice(open + 1, close);
  if (/\}[^}]*\{/u.test(body)) return refuse('type-unsupported', 'cloze');
  if (/[{}]/u.test(body)) return refuse('syntax', '{ }');
  return { before: text.slice(0, open), body, after: text.slice(close + 1) };
}

/** Values of `[name:value]` in the comments above a question; one that is not closed ends the search. */
function namedIn({ comments }: GiftChunk, name: string): string[] {
  const text = comments.join('\n');
  const opening = `[${name}:`;
  const values: string[] = [];
  for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at)) {
    const end = text.indexOf(']', at);
    if (end < 0) break;
    values.push(text.slice(at + opening.length, end));
    at = end;
  }
  return values;
}

function placeOf(chunk: GiftChunk, { extras }: Reading) {
  const category = categoryParts(chunk.category);
  const above = extras.competence === undefined ? category.tags : [];
  return {
    externalId: extras.id ?? namedIn(chunk, 'id')[0] ?? null,
    points: extras.points ?? 100,
    competence: extras.competence ?? category.competence,
    tags: extras.tags ?? [...above, ...namedIn(chunk, 'tag')],
    difficulty: extras.difficulty,
    guide: extras.guide ?? {},
  };
}

function readChunk(chunk: GiftChunk, text: string, language: FileLanguage, findings: Findings): ExchangeQuestion {
  const format = FORMAT.exec(text);
  const reading: Reading = {
    format: format ? (format[1] as TextFormat) : 'moodle',
    language,
    findings,
    extras: readExtras(namedIn(chunk, 'edukom')[0] ?? ''),
  };
  const { before, body, after } = splitBraces(format ? text.slice(format[0].length) : text);
  const [answers = '', ...feedback] = body.split('####');
  const prompt = textIn(after.trim() === '' ? before : `${before}_____${after}`, reading);
  const frame = { ...placeOf(chunk, reading), prompt, feedback: textIn(feedback.join('####'), reading) };
  return assemble(frame, () => partOf(answers, reading), language, findings, reading.extras);
}

const beginning = (text: string): string => text.replace(FORMAT, '').replace(/\{[\s\S]*$/u, '');

/** Every question of a GIFT file. A question nobody can read is told with its line; the next one begins after an empty line. */
export function readGift(text: string, language: FileLanguage): ReadItem[] {
  return limited(giftChunks(text)).map((chunk) => {
    const whole = protect(chunk.text);
    const titled = /^\s*::([\s\S]*?)::([\s\S]*)$/u.exec(whole);
    const rest = titled?.[2] ?? whole;
    const name = unprotect(titled?.[1] || beginning(rest));
    return readItem({ line: chunk.line, name }, (findings) => readChunk(chunk, rest, language, findings));
  });
}
