import { importColumns, type ImportColumn } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { stringify } from 'csv-stringify/sync';
import type { FileResult } from '../../platform/http/route.js';
import type { PersonRow } from './import-view.js';

/** A spreadsheet runs what begins so; the guard is taken off again by the import. */
const RISKY = /^[=+\-@\t\r]/;
const guarded = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

/**
 * The refused rows as a CSV that office programs open with its letters intact (UTF-8 with byte order mark), the columns
 * under names that the import knows, so that the corrected file can be imported; reason and row number come last.
 */
export async function refusedRowsFile(
  rows: readonly PersonRow[],
  fileName: string,
  locale: InterfaceLocale,
): Promise<FileResult> {
  const t = await loadTranslate(locale);
  const header = [
    ...importColumns.map((column) => t(`people.column.${column}`)),
    t('people.column.reason'),
    t('people.column.line'),
  ];
  const lines = rows
    .filter((row) => row.decision === 'error')
    .map((row) => [
      ...importColumns.map((column: ImportColumn) => guarded(row.fields.cells[column] ?? '')),
      [...new Set(row.reasons.map((reason) => t(`people.reason.${reason.code}`)))].join(' '),
      String(row.line),
    ]);
  const text = stringify([header, ...lines], {
    delimiter: locale === 'en' ? ',' : ';',
    record_delimiter: '\r\n',
    bom: true,
  });
  return {
    content: Buffer.from(text),
    contentType: 'text/csv; charset=utf-8',
    fileName: `${fileName.replace(/\.[^.]*$/, '')}-${t('people.refused-file')}.csv`,
  };
}
