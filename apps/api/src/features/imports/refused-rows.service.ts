import { Readable } from 'node:stream';
import { COLUMNS_OF, type ImportColumn, type RowReason } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import type { FileResult } from '../../platform/http/route.js';
import { ImportBatchesRepository } from '../../platform/imports/import-batches.repository.js';
import type { RowFields, TableSummary } from './import-view.js';
import { TableKinds } from './kinds/table-kinds.js';

const CHUNK = 1_000;
const BOM = '\uFEFF';
/** A spreadsheet runs what begins so; the guard is taken off again by the import. */
const RISKY = /^[=+\-@\t\r]/;
const guarded = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

/**
 * The refused rows as a CSV that office programs open with its letters intact (UTF-8 with byte order mark), the columns
 * under names that the import knows, so that the corrected file can be imported; reason and row number come last. Written
 * as it is read: all rows of a table may be refused.
 */
@Injectable()
export class RefusedRowsService {
  constructor(
    private readonly batches: ImportBatchesRepository,
    private readonly kinds: TableKinds,
  ) {}

  async file(actor: Actor, importId: string, locale: InterfaceLocale): Promise<FileResult> {
    const batch = this.kinds.ofTable(await this.batches.any<TableSummary>(importId));
    if (!batch) throw new Problem('request.not-found');
    if (!this.kinds.isAllowed(actor, batch.kind)) throw new Problem('access.forbidden');
    const t = await loadTranslate(locale);
    return {
      content: Readable.from(this.#lines(importId, COLUMNS_OF[batch.kind].columns, locale)),
      contentType: 'text/csv; charset=utf-8',
      fileName: `${batch.fileName.replace(/\.[^.]*$/, '')}-${t('imports.refused-file')}.csv`,
    };
  }

  async *#lines(importId: string, columns: readonly ImportColumn[], locale: InterfaceLocale): AsyncGenerator<string> {
    const t = await loadTranslate(locale);
    const written = (rows: readonly (readonly string[])[]): string =>
      stringify(
        rows.map((row) => [...row]),
        { delimiter: locale === 'en' ? ',' : ';', record_delimiter: '\r\n' },
      );
    const header = [
      ...columns.map((column) => t(`imports.column.${column}`)),
      t('imports.column.reason'),
      t('imports.column.line'),
    ];
    yield BOM + written([header]);
    for (let line = 0; ;) {
      const rows = await this.batches.rowsAfter<RowReason, RowFields>(importId, 'error', line, CHUNK);
      if (rows.length === 0) return;
      line = rows.at(-1)?.line ?? line;
      yield written(
        rows.map((row) => [
          ...columns.map((column) => guarded(row.fields.cells[column] ?? '')),
          [...new Set(row.reasons.map((reason) => t(`imports.reason.${reason.code}`)))].join(' '),
          String(row.line),
        ]),
      );
    }
  }
}
