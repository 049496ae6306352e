import { type InterfaceLocale, readText } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { Actor } from '../../../platform/http/context.js';
import type { FileResult } from '../../../platform/http/route.js';
import { type SheetColumn, xlsxOf } from '../../../platform/sheets/sheet-writers.js';
import type { BookPersonRow, BookRow } from './gradebook.repository.js';
import { GradebookService } from './gradebook.service.js';

const STEP = 1_000;
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Column = SheetColumn<BookPersonRow>;

/** Hundredths as a number with two decimals; an empty cell where there is none. */
const hundredths = (value: number | null | undefined): number | null => (value == null ? null : value / 100);

const valueAt = (row: BookPersonRow, place: number, values: readonly (number | null)[] | null) =>
  values?.[(row.places ?? []).indexOf(place)];

/** Points and share of each quiz side by side. */
function quizColumns(book: BookRow, locale: InterfaceLocale): Column[] {
  return book.quizzes.flatMap(({ title }, index): Column[] => {
    const name = readText(title, locale).value;
    return [
      {
        header: (t) => t('gradebook.export.points', { quiz: name }),
        type: 'decimal',
        width: 14,
        cell: (row) => hundredths(valueAt(row, index + 1, row.points)),
      },
      {
        header: (t) => t('gradebook.export.share', { quiz: name }),
        type: 'decimal',
        width: 14,
        cell: (row) => hundredths(valueAt(row, index + 1, row.shares)),
      },
    ];
  });
}

/** The gradebook as a workbook, written while it is read, page by page. */
@Injectable()
export class GradebookExport {
  constructor(
    private readonly gradebook: GradebookService,
    private readonly audit: Audit,
  ) {}

  async workbook(actor: Actor, runId: string, locale: InterfaceLocale): Promise<FileResult> {
    const book = await this.gradebook.book(runId);
    await this.audit.record({
      actorId: actor.personId,
      action: 'gradebook.export',
      subjectKind: 'run',
      subjectId: runId,
    });
    const t = await loadTranslate(locale);
    const columns: Column[] = [
      { header: () => t('gradebook.person'), type: 'text', width: 28, cell: (row) => row.name },
      {
        header: () => t('gradebook.institution'),
        type: 'text',
        width: 28,
        cell: (row) => readText(row.institution_name, locale).value,
      },
      ...quizColumns(book, locale),
    ];
    const rows = this.gradebook.everybody(runId, book, STEP);
    const content = xlsxOf({ name: t('gradebook.title'), columns, rows, t });
    return { content, contentType: CONTENT_TYPE, fileName: `edukom-gradebook-${book.code}.xlsx` };
  }
}
