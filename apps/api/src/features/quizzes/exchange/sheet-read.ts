import { type ContentLocale, isContentLocale, type QuestionType } from '@edukom/domain';
import type { TableRow } from '../../../platform/files/table-row.js';
import type { Texts } from '../question-types/question-type.js';
import type { QuestionPart } from '../question-types/registry.js';
import { assemble } from './assemble.js';
import { guardStars, letterId, multipleOf, numericOf, shortTextOf, singleOf } from './build-question.js';
import { readExtras } from './extras.js';
import { orderingOf } from './pair-parts.js';
import {
  type ExchangeQuestion,
  type Findings,
  limited,
  MAX_QUESTIONS,
  readItem,
  type ReadItem,
  refuse,
} from './read-item.js';
import { type FileLanguage, readTexts } from './texts.js';
import { uploadOf } from './upload-kinds.js';

const TRANSLATED = /^(prompt|(?:option|left) \d{1,2}|text|unit|feedback|guide) \[([\w-]+)\]$/iu;

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
    return /^\d{1,9}$/u.test(text) && Number(text) > 0 ? Number(text) : refuse('number-unreadable', text);
  }

  texts(name: string): Texts {
    const read: Partial<Record<ContentLocale, string>> = {};
    for (const [column, value] of this.cells) {
      const [, own, locale = ''] = TRANSLATED.exec(column) ?? [];
      const canonical = /^sr-cyrl$/iu.test(locale) ? 'sr-Cyrl' : locale.toLowerCase();
      if (own?.toLowerCase() !== name || !isContentLocale(canonical)) continue;
      const said = readTexts(value, 'plain', { ...this.language, locale: canonical }, this.findings)[canonical];
      if (said !== undefined) read[canonical] = said;
    }
    return read;
  }

  /** What stands in `option 1`, `option 2` … (or `left 1` …). */
  numbered(name: 'option' | 'left'): Texts[] {
    const numbers = [...this.cells].flatMap(([column, value]) => {
      const [, own, number] = /^(option|left) (\d{1,2}) \[/iu.exec(column) ?? [];
      if (own?.toLowerCase() !== name) return [];
      return number !== undefined && value.trim() !== '' ? [Number(number)] : [];
    });
    const last = Math.max(0, ...numbers);
    return Array.from({ length: last }, (_, index) => this.texts(`${name} ${String(index + 1)}`));
  }

  options(): { id: string; text: Texts }[] {
    const all = this.numbered('option');
    const ids = this.list('option ids');
    const isNamed = ids.length === all.length && new Set(ids).size === ids.length;
    return all.map((text, index) => ({ id: isNamed ? (ids[index] ?? '') : letterId(index), text }));
  }

  /** Percentages, one below the other. */
  percents(name: string): number[] {
    return this.list(name).map((text) => {
      const percent = Number(text.replace('%', '').replace(',', '.'));
      return Number.isFinite(percent) ? percent : refuse('number-unreadable', text);
    });
  }

  /** What has no columns stands in one cell, as JSON. */
  definition(): Readonly<Record<string, unknown>> {
    try {
      const read: unknown = JSON.parse(this.text('definition'));
      return typeof read === 'object' && read !== null ? { ...read } : refuse('syntax', 'definition');
    } catch {
      return refuse('syntax', 'definition');
    }
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

/** One of the rules a type has; the first unless told. */
function ruleIn<R extends string>(row: Row, rules: readonly [R, ...R[]]): R {
  const said = row.text('rule');
  return said === '' ? rules[0] : (rules.find((rule) => rule === said) ?? refuse('syntax', said));
}

function multiple(row: Row): QuestionPart {
  const options = row.options();
  const rule = ruleIn(row, ['right-minus-wrong', 'all-or-nothing', 'weights']);
  if (rule === 'weights') {
    const percents = row.percents('weights');
    if (percents.length !== options.length) refuse('number-unreadable', row.text('weights'));
    const weighted = options.map((option, index) => ({ ...option, percent: percents[index] ?? 0 }));
    return multipleOf(weighted, undefined, row.language);
  }
  const right = new Set(row.right(options.length));
  const weighted = options.map((option, index) => ({
    ...option,
    percent: right.has(index + 1) ? 100 / right.size : 0,
  }));
  return multipleOf(weighted, rule, row.language);
}

/** `1-2; 2-1`: the first on the left goes with the second option. */
function matching(row: Row): QuestionPart {
  const prompts = row.numbered('left').map((text, index) => ({ id: `p${String(index + 1)}`, text }));
  const targets = row.numbered('option').map((text, index) => ({ id: `t${String(index + 1)}`, text }));
  const said = row
    .text('correct')
    .split(/[\s,;]+/u)
    .filter(Boolean);
  const pairs = said.map((pair): [string, string] => {
    const [, left = '', right = ''] = /^(\d{1,2})-(\d{1,2})$/u.exec(pair) ?? refuse('number-unreadable', pair);
    return [`p${left}`, `t${right}`];
  });
  if (new Set(pairs.map(([left]) => left)).size < pairs.length) refuse('answers-several');
  const rule = ruleIn(row, ['per-part', 'all-or-nothing', 'right-minus-wrong']);
  return { type: 'matching', spec: { prompts, targets, rule }, key: { pairs: Object.fromEntries(pairs) } };
}

function shortText(row: Row): QuestionPart {
  const variants = row.list('variants');
  const shares = row.percents('shares');
  const hasWildcards = row.isTrue('wildcards');
  const answers = variants.map((text, index) => ({
    text: hasWildcards ? text : guardStars(text),
    percent: shares[index] ?? 100,
  }));
  const fold = row.text('fold') === '' || row.isTrue('fold');
  return { ...shortTextOf(answers, fold), ...limit(row) };
}

/** Of these types the columns say the words of the question only; what they consist of is checked when all is there. */
const defined = (type: 'gaps' | 'picture-choice', row: Row): QuestionPart => {
  const { spec, key } = row.definition();
  const text = row.texts('text');
  const whole = Object.keys(text).length > 0 && typeof spec === 'object' && spec !== null ? { ...spec, text } : spec;
  return { type, spec: whole, key } as QuestionPart;
};

const PARTS: { readonly [K in QuestionType]: (row: Row) => QuestionPart } = {
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
    return numericOf([answer], unit);
  },
  'short-text': shortText,
  matching,
  ordering: (row) => {
    const rule = ruleIn(row, ['exact-positions', 'all-or-nothing', 'adjacent-pairs']);
    return orderingOf(row.numbered('option'), rule, row.language);
  },
  gaps: (row) => defined('gaps', row),
  'picture-choice': (row) => defined('picture-choice', row),
  open: (row) => ({ type: 'open', ...limit(row) }),
  'file-upload': (row) => uploadOf(row.list('accept'), row.count('max bytes') ?? 0, row.findings),
};

function pointsOf(text: string): number {
  if (text === '') return 100;
  const points = Number(text.replace(',', '.')) * 100;
  return Math.abs(points - Math.round(points)) < 1e-6 ? Math.round(points) : refuse('points-invalid', text);
}

function readRow(row: Row): ExchangeQuestion {
  const type = row.text('type').toLowerCase();
  const read = (PARTS as Readonly<Record<string, (row: Row) => QuestionPart>>)[Object.hasOwn(PARTS, type) ? type : ''];
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
  return assemble(frame, () => read(row), row.language, row.findings, readExtras(row.text('extras')));
}

/** The question of one row, by the names of its columns. */
export function readCells(cells: ReadonlyMap<string, string>, line: number, language: FileLanguage): ReadItem {
  const name = [...cells].find(([column, value]) => column.startsWith('prompt [') && value !== '')?.[1] ?? '';
  return readItem({ line, name }, (findings) => readRow(new Row(cells, language, findings)));
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
    if (items.length === MAX_QUESTIONS) limited([...items, line]);
    items.push(readCells(new Map(header.map((name, index) => [name, cells[index] ?? ''])), line, language));
  }
  return header === null ? null : items;
}
