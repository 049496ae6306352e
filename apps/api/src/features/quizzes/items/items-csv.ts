import type { ItemAnalysisView, ItemGroup, ItemRow } from '@edukom/contracts';
import { type InterfaceLocale, readText } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import { stringify } from 'csv-stringify/sync';

const COLUMNS = [
  'question',
  'text',
  'language',
  'attempts',
  'facility',
  'deviation',
  'discrimination',
  'item-rest',
  'efficiency',
  'flags',
] as const;

/** Basis points as a percentage with two decimals; a point, so that every program reads it as a number. */
const percent = (value: number | undefined): string => (value === undefined ? '' : (value / 100).toFixed(2));
const ratio = (value: number | null | undefined): string => (value == null ? '' : value.toFixed(3));

function lineOf(row: ItemRow, group: ItemGroup, locale: InterfaceLocale, t: Translate): (string | number)[] {
  const { figures } = group;
  const flags = row.flags
    .filter(({ language }) => language === group.language)
    .map(({ kind }) => t(`items.flag.${kind}`));
  return [
    row.number,
    readText(row.prompt, locale).value,
    group.language ?? t('items.language.all'),
    group.attempts,
    percent(figures?.facility),
    percent(figures?.deviation),
    ratio(figures?.discrimination),
    ratio(figures?.itemRest),
    ratio(figures?.efficiency),
    group.hidden ? t(`items.hidden.${group.hidden}`) : [...new Set(flags)].join(', '),
  ];
}

/**
 * The analysis as spreadsheets here read it: UTF-8 with BOM, semicolons, one row per question and language. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it (CWE-1236).
 */
export function itemsCsv(view: ItemAnalysisView, locale: InterfaceLocale, t: Translate): Buffer {
  const lines = view.questions.flatMap((row) => row.groups.map((group) => lineOf(row, group, locale, t)));
  return Buffer.from(
    stringify([COLUMNS.map((column) => t(`items.csv.${column}`)), ...lines.map(protectNumbers)], {
      bom: true,
      delimiter: ';',
      record_delimiter: '\r\n',
    }),
  );
}

/** Only texts can be formulas: a negative figure stays a number. */
const protectNumbers = (line: (string | number)[]): (string | number)[] =>
  line.map((cell) =>
    typeof cell === 'string' && /^[=+\-@\t\r\0]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell,
  );
