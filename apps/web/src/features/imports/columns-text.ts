import { COLUMNS_OF, type ImportColumn, type ImportKind } from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';

/** Names of columns, one after the other. */
export const columnNames = (t: Translate, columns: readonly ImportColumn[]): string =>
  columns.map((column) => t(`imports.column.${column}`)).join(', ');

/** What a kind understands beside what it needs. */
export const furtherColumns = (kind: ImportKind): readonly ImportColumn[] =>
  COLUMNS_OF[kind].columns.filter((column) => !COLUMNS_OF[kind].needed.includes(column));
