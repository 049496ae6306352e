import { CONTENT_LOCALES, type ContentLocale } from '@edukom/domain';
import { writeXlsxStream } from 'hucre/xlsx';
import type { QuestionSource } from '../question-source.js';
import type { Texts } from '../question-types/question-type.js';
import { optionIds } from './build-question.js';
import type { ExchangeQuestion } from './read-item.js';
import { sayable } from './xml-tree.js';

type Cells = ReadonlyMap<string, string>;

/** Before the columns of texts, in this order; those of texts follow, one per language that occurs. */
const PLAIN_COLUMNS = [
  'id',
  'type',
  'competence',
  'tags',
  'difficulty',
  'points',
  'correct',
  'rule',
  'value',
  'tolerance',
  'units',
  'variants',
  'fold',
  'max length',
  'option ids',
] as const;

const translated = (name: string, texts: Texts | undefined): [string, string][] =>
  texts
    ? CONTENT_LOCALES.flatMap((locale) =>
        texts[locale] === undefined ? [] : [[`${name} [${locale}]`, texts[locale]] as [string, string]],
      )
    : [];

const optionCells = (options: readonly { text: Texts }[]): [string, string][] =>
  options.flatMap(({ text }, index) => translated(`option ${String(index + 1)}`, text));

function choiceCells(source: Extract<QuestionSource, { type: 'single' | 'multiple' }>): [string, string][] {
  const right = new Set(source.key.correct instanceof Array ? source.key.correct : [source.key.correct]);
  const numbers = source.spec.options.flatMap(({ id }, index) => (right.has(id) ? [String(index + 1)] : []));
  return [
    ['correct', numbers.join('; ')],
    ...(source.type === 'multiple' ? [['rule', source.key.rule] as [string, string]] : []),
    ...optionCells(source.spec.options),
  ];
}

const limitCell = (spec: { readonly maxLength?: number } | undefined): [string, string] => [
  'max length',
  spec?.maxLength === undefined ? '' : String(spec.maxLength),
];

function numericCells({ key, spec }: Extract<QuestionSource, { type: 'numeric' }>): [string, string][] {
  return [
    ['value', key.value],
    ['tolerance', key.tolerance],
    ['units', (key.units ?? []).join('\n')],
    ...translated('unit', spec?.unit),
  ];
}

function partCells(source: QuestionSource): [string, string][] {
  switch (source.type) {
    case 'single':
    case 'multiple':
      return choiceCells(source);
    case 'true-false':
      return [['correct', String(source.key.correct)]];
    case 'numeric':
      return numericCells(source);
    case 'short-text': {
      const variants = source.key.variants.map((variant) => variant.replace(/\s+/gu, ' '));
      return [['variants', variants.join('\n')], ['fold', String(source.key.fold)], limitCell(source.spec)];
    }
    case 'open':
      return [limitCell(source.spec)];
  }
}

const cellsOf = ({ source, externalId, tags, difficulty }: ExchangeQuestion): Cells =>
  new Map([
    ['id', externalId ?? ''],
    ['type', source.type],
    ['competence', source.competence],
    ['tags', tags.join('\n')],
    ['difficulty', difficulty === null ? '' : String(difficulty)],
    ['points', String(source.points / 100)],
    ['option ids', optionIds(source)?.join('\n') ?? ''],
    ...partCells(source),
    ...translated('prompt', source.prompt),
    ...translated('feedback', source.feedback),
    ...translated('guide', source.guide),
  ]);

const WIDTHS = { wide: 40, narrow: 12 } as const;
const ORDER = ['prompt', 'option', 'unit', 'feedback', 'guide'];

/** First by what it is, options by their number, then by language. */
function rank(column: string): number[] {
  const [, name = '', number = '0', locale = ''] = /^(\w+)(?: (\d+))? \[(.+)\]$/u.exec(column) ?? [];
  return [ORDER.indexOf(name), Number(number), CONTENT_LOCALES.indexOf(locale as ContentLocale)];
}

function byRank(a: string, b: string): number {
  const [first, second] = [rank(a), rank(b)];
  const at = first.findIndex((value, index) => value !== second[index]);
  return at < 0 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
}

/** Questions as a workbook of documented columns, every language in a column of its own. Every cell is text: none is a formula. */
export async function writeSheet(questions: readonly ExchangeQuestion[]): Promise<Buffer> {
  const rows = questions.map(cellsOf);
  const texts = [...new Set(rows.flatMap((row) => [...row.keys()].filter((name) => name.endsWith(']'))))].sort(byRank);
  const names = [...PLAIN_COLUMNS, ...texts];
  const workbook = writeXlsxStream(
    (async function* () {
      for (const row of rows) yield await Promise.resolve(names.map((name) => sayable(row.get(name) ?? '')));
    })(),
    {
      name: 'questions',
      freezePane: { rows: 1 },
      columns: names.map((header) => ({ header, width: header.endsWith(']') ? WIDTHS.wide : WIDTHS.narrow })),
    },
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of workbook as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
