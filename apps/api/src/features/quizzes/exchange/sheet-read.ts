import { type ContentLocale, isContentLocale } from '@edukom/domain';
import type { TableRow } from '../../../platform/files/table-row.js';
import type { Texts } from '../question-types/question-type.js';
import {
  assemble,
  letterId,
  numericOf,
  type QuestionPart,
  shortTextOf,
  singleOf,
  guardStars,
} from './build-question.js';
import { type ExchangeQuestion, type Findings, readItem, type ReadItem, refuse } from './read-item.js';
import { type FileLanguage, readTexts } from './texts.js';

const TRANSLATED = /^(prompt|option (\d{1,2})|unit|feedback|guide) \[([\w-]+)\]$/iu;

/** The cells of a row under the names of its columns. */
class Row {
  constructor(
    private readonly cells: ReadonlyMap<string, string>,
    readonly language: FileLanguage,
    readonly findings: Findings,
  ) {}

  text(name: string): string {
    return (this.cells.get(name) ?? '').trim();
  }

  /** Values one below the other in a cell. */
  list(name: string): string[] {
    return this.text(name)
      .split(/\r\n?|\n/u)
      .map((value) => value.trim())
      .filter(Boolean);
  }

  isTrue(name: string): boolean {
    return /^(true|1|yes|po|da)$/iu.test(this.text(name));
  }

  count(name: string): number | undefined {
    const text = this.text(name);
    if (text === '') return undefined;
    return /^\d{1,6}$/u.test(text) && Number(text) > 0 ? Number(text) : refuse('number-unreadable', text);
  }

  texts(name: string): Texts {
    const read: Partial<Record<ContentLocale, string>> = {};
    for (const [column, value] of this.cells) {
      const [, own, , locale = ''] = TRANSLATED.exec(column) ?? [];
      const canonical = /^sr-cyrl$/iu.test(locale) ? 'sr-Cyrl' : locale.toLowerCase();
      if (own?.toLowerCase() !== name || !isContentLocale(canonical)) continue;
      const said = readTexts(value, 'plain', { ...this.language, locale: canonical }, this.findings)[canonical];
      if (said !== undefined) read[canonical] = said;
    }
    return read;
  }

  options(): { id: string; text: Texts }[] {
    const numbers = [...this.cells].flatMap(([column, value]) => {
      const number = /^option (\d{1,2}) \[/iu.exec(column)?.[1];
      return number !== undefined && value.trim() !== '' ? [Number(number)] : [];
    });
    const last = Math.max(0, ...numbers);
    const ids = this.list('option ids');
    return Array.from({ length: last }, (_, index) => ({
      id: ids.length === last ? (ids[index] ?? '') : letterId(index),
      text: this.texts(`option ${String(index + 1)}`),
    }));
  }

  /** Numbers of right options, separated as people separate them. */
  right(options: number): number[] {
    const said = this.text('correct')
      .split(/[\s,;]+/u)
      .filter(Boolean);
    const numbers = said.map((one) => (/^\d{1,2}$/u.test(one) ? Number(one) : refuse('number-unreadable', one)));
    if (numbers.some((number) => number < 1 || number > options)) refuse('answer-missing', said.join(', '));
    return numbers;
  }
}

const limit = (row: Row) => {
  const maxLength = row.count('max length');
  return maxLength === undefined ? {} : { spec: { maxLength } };
};

function multiple(row: Row): QuestionPart {
  const options = row.options();
  const right = row.right(options.length);
  if (right.length === 0) refuse('answer-missing');
  if (options.length < 2 || options.length > 40) refuse('options-number', String(options.length));
  if (options.some(({ text }) => Object.keys(text).length === 0)) refuse('option-empty');
  const rule = row.text('rule') || 'right-minus-wrong';
  if (rule !== 'right-minus-wrong' && rule !== 'all-or-nothing') return refuse('syntax', rule);
  const correct = right.flatMap((number) => options[number - 1]?.id ?? []);
  return { type: 'multiple', spec: { options }, key: { correct: [...new Set(correct)], rule } };
}

const PARTS: Readonly<Record<string, (row: Row) => QuestionPart>> = {
  single: (row) => {
    const options = row.options();
    const right = new Set(row.right(options.length));
    const weighted = options.map((option, index) => ({ ...option, percent: right.has(index + 1) ? 100 : 0 }));
    return singleOf(weighted, row.language, row.findings);
  },
  multiple,
  'true-false': (row) => {
    const said = row.text('correct').toLowerCase();
    if (said !== 'true' && said !== 'false') refuse('answer-missing', said);
    return { type: 'true-false', key: { correct: said === 'true' } };
  },
  numeric: (row) => {
    const answer = { value: row.text('value'), tolerance: row.text('tolerance'), percent: 100 };
    const [shown, units] = [row.texts('unit'), row.list('units')];
    const unit = {
      shown: Object.keys(shown).length > 0 ? shown : undefined,
      units: units.length > 0 ? units : undefined,
    };
    return numericOf([answer], unit, row.findings);
  },
  'short-text': (row) => {
    const answers = row.list('variants').map((text) => ({ text: guardStars(text), percent: 100 }));
    const fold = row.text('fold') === '' || row.isTrue('fold');
    return { ...shortTextOf(answers, fold, row.findings), ...limit(row) };
  },
  open: (row) => ({ type: 'open', ...limit(row) }),
};

function pointsOf(text: string): number {
  if (text === '') return 100;
  const points = Number(text.replace(',', '.')) * 100;
  return Math.abs(points - Math.round(points)) < 1e-6 ? Math.round(points) : refuse('points-invalid', text);
}

function readRow(row: Row): ExchangeQuestion {
  const type = row.text('type').toLowerCase();
  const read = Object.hasOwn(PARTS, type) ? PARTS[type] : undefined;
  if (!read) return refuse(type === '' ? 'type-unknown' : 'type-unsupported', type);
  const difficulty = row.count('difficulty');
  if (difficulty !== undefined && difficulty > 5) refuse('number-unreadable', String(difficulty));
  const frame = {
    externalId: row.text('id') || null,
    points: pointsOf(row.text('points')),
    competence: row.text('competence'),
    tags: row.list('tags'),
    difficulty,
    prompt: row.texts('prompt'),
    feedback: row.texts('feedback'),
    guide: row.texts('guide'),
  };
  return assemble(frame, read(row), row.language, row.findings);
}

/** Whether a row names the columns of questions. */
const isHeader = (names: readonly string[]): boolean =>
  names.includes('type') && names.some((name) => TRANSLATED.test(name));

/** The questions of a workbook of our columns, one a row; null when its first row is no such header. */
export async function readSheet(rows: AsyncIterable<TableRow>, language: FileLanguage): Promise<ReadItem[] | null> {
  let header: string[] | null = null;
  const items: ReadItem[] = [];
  for await (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (header === null) {
      header = cells.map((cell) => cell.trim().toLowerCase());
      if (!isHeader(header)) return null;
      continue;
    }
    const byName = new Map(header.map((name, index) => [name, cells[index] ?? '']));
    const name = [...byName].find(([column, value]) => column.startsWith('prompt [') && value !== '')?.[1] ?? '';
    items.push(readItem({ line, name }, (findings) => readRow(new Row(byName, language, findings))));
  }
  return header === null ? null : items;
}
