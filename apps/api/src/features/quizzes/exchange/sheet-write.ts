import { CONTENT_LOCALES, type ContentLocale, type QuestionType } from '@edukom/domain';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Texts } from '../question-types/question-type.js';
import { optionIds, type PartOf, percentsOf, writtenNumbers } from './build-question.js';
import { type Extras, writeExtras } from './extras.js';
import { orderedItems } from './pair-parts.js';
import type { ExchangeQuestion } from './read-item.js';
import { readCells } from './sheet-read.js';
import { writeWhole } from './whole.js';
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
  'weights',
  'variants',
  'shares',
  'wildcards',
  'fold',
  'max length',
  'option ids',
  'accept',
  'max bytes',
  'definition',
  'extras',
] as const;

const translated = (name: string, texts: Texts | undefined): [string, string][] =>
  texts
    ? CONTENT_LOCALES.flatMap((locale) =>
        texts[locale] === undefined ? [] : [[`${name} [${locale}]`, texts[locale]] as [string, string]],
      )
    : [];

const numbered = (name: 'option' | 'left', texts: readonly Texts[]): [string, string][] =>
  texts.flatMap((text, index) => translated(`${name} ${String(index + 1)}`, text));
const wordsOf = (parts: readonly { text: Texts }[]): Texts[] => parts.map(({ text }) => text);

type CellsOf<K extends QuestionType> = (part: PartOf<K>) => [string, string][];

const single: CellsOf<'single'> = ({ spec: { options }, key }) => [
  ['correct', String(options.findIndex(({ id }) => id === key.correct) + 1)],
  ...numbered('option', wordsOf(options)),
];

const multiple: CellsOf<'multiple'> = (part) => {
  const { options } = part.spec;
  const right = new Set(part.key.correct);
  const numbers = options.flatMap(({ id }, index) => (right.has(id) ? [String(index + 1)] : []));
  const weights = part.key.rule === 'weights' ? percentsOf(part).map((one) => String(Number(one.toFixed(2)))) : [];
  return [
    ['correct', numbers.join('; ')],
    ['rule', part.key.rule],
    ['weights', weights.join('\n')],
    ...numbered('option', wordsOf(options)),
  ];
};

const limitCell = (spec: { readonly maxLength?: number } | undefined): [string, string] => [
  'max length',
  spec?.maxLength === undefined ? '' : String(spec.maxLength),
];

const numeric: CellsOf<'numeric'> = ({ key, spec }) => [
  ['value', key.value],
  ['tolerance', writtenNumbers(key)[0]?.tolerance ?? ''],
  ['units', (key.units ?? []).join('\n')],
  ...translated('unit', spec?.unit),
];

const shortText: CellsOf<'short-text'> = ({ key, spec }) => {
  const all = key.variants.map((one) => (typeof one === 'string' ? { text: one, share: 10_000 } : one));
  const isShared = all.some(({ share }) => share !== 10_000);
  return [
    ['variants', all.map(({ text }) => text.replace(/\s+/gu, ' ')).join('\n')],
    ['shares', isShared ? all.map(({ share }) => String(share / 100)).join('\n') : ''],
    ['wildcards', key.hasWildcards === true ? 'true' : ''],
    ['fold', String(key.fold)],
    limitCell(spec),
  ];
};

const matching: CellsOf<'matching'> = ({ spec: { prompts, targets, rule }, key }) => {
  const placeOf = (right: string | readonly string[] | undefined) =>
    targets.findIndex(({ id }) => id === [right ?? []].flat()[0]) + 1;
  return [
    ['correct', prompts.map(({ id }, at) => `${String(at + 1)}-${String(placeOf(key.pairs[id]))}`).join('; ')],
    ['rule', rule],
    ...numbered('left', wordsOf(prompts)),
    ...numbered('option', wordsOf(targets)),
  ];
};

const PARTS: { readonly [K in QuestionType]: CellsOf<K> } = {
  single,
  multiple,
  'true-false': ({ key }) => [['correct', String(key.correct)]],
  numeric,
  'short-text': shortText,
  matching,
  ordering: (part) => [['rule', part.spec.rule], ...numbered('option', orderedItems(part))],
  gaps: ({ spec: { text, gaps }, key }) => [
    ['definition', JSON.stringify({ spec: { gaps }, key })],
    ...translated('text', text),
  ],
  'picture-choice': ({ spec, key }) => [['definition', JSON.stringify({ spec, key })]],
  open: ({ spec }) => [limitCell(spec)],
  'file-upload': ({ spec }) => [
    ['accept', spec.accept.join('\n')],
    ['max bytes', String(spec.maxBytes)],
  ],
};

const partCells = <K extends QuestionType>(type: K, part: PartOf<K>): [string, string][] => PARTS[type](part);

function cellsWith({ source, externalId, tags, difficulty }: ExchangeQuestion, more: Extras): Cells {
  return new Map([
    ['id', externalId ?? ''],
    ['type', source.type],
    ['competence', source.competence],
    ['tags', tags.join('\n')],
    ['difficulty', difficulty === null ? '' : String(difficulty)],
    ['points', String(source.points / 100)],
    ['option ids', optionIds(source)?.join('\n') ?? ''],
    ['extras', writeExtras(more)],
    ...partCells(source.type, source),
    ...translated('prompt', source.prompt),
    ...translated('feedback', source.feedback),
    ...translated('guide', source.guide),
  ]);
}

const cellsOf = (question: ExchangeQuestion, locale: ContentLocale): Cells =>
  writeWhole(
    question,
    locale,
    (more) => cellsWith(question, more),
    (cells, language) => readCells(cells, 1, language),
  );

const WIDTHS = { wide: 40, narrow: 12 } as const;
const ORDER = ['prompt', 'text', 'left', 'option', 'unit', 'feedback', 'guide'];

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
export async function writeSheet(questions: readonly ExchangeQuestion[], locale: ContentLocale): Promise<Buffer> {
  const rows = questions.map((question) => cellsOf(question, locale));
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
