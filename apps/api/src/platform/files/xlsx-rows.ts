import { Problem } from '../http/problem.js';
import type { TableRow } from './table-row.js';
import { checkWorkbook } from './zip-budget.js';

/** A list of 20,000 people inflates to some 15 MB of XML. */
const MAX_INFLATED = 60 * 1024 * 1024;
/** A list of people has seven columns; a cell far to the right is a mistake and not worth a wide row. */
const MAX_COLUMNS = 50;

const cellText = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : value === null || value === undefined ? '' : String(value);

/** How a workbook is read where the usual will not do. */
export interface XlsxReading {
  readonly maxColumns?: number;
  /** What stands in a cell as text; a day by default, also where the cell holds a time. */
  readonly textOf?: (value: unknown) => string;
  /** Bytes all parts of the workbook may come to. */
  readonly maxInflated?: number;
}

/**
 * Rows of a workbook's first sheet one after the other. A formula counts as the value stored with it.
 * @throws Problem `import.not-a-table` when it is damaged, `request.too-large` when it inflates beyond the budget.
 */
export async function* xlsxRows(
  bytes: Buffer,
  { maxColumns = MAX_COLUMNS, textOf = cellText, maxInflated = MAX_INFLATED }: XlsxReading = {},
): AsyncGenerator<TableRow> {
  const check = await checkWorkbook(bytes, maxInflated);
  if (check === 'too-large') throw new Problem('request.too-large');
  if (check === 'not-a-workbook') throw new Problem('import.not-a-table');
  const { streamXlsxRows } = await import('hucre/xlsx');
  const rows = streamXlsxRows(new Uint8Array(bytes));
  try {
    for (;;) {
      const next = await rows.next().catch(() => {
        throw new Problem('import.not-a-table');
      });
      if (next.done) return;
      const cells = next.value.values.slice(0, maxColumns).map(textOf);
      yield { line: next.value.index + 1, cells, isRagged: false };
    }
  } finally {
    await rows.return(undefined);
  }
}
