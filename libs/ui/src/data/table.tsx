import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { TableSort, type Sort } from './table-sort.js';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, tabular figures. */
  isNumeric?: boolean;
  /** Names the row: on a phone it stands above the row's other values. */
  isRowHeader?: boolean;
  isSortable?: boolean;
};

export type TableProps<Row> = {
  caption: ReactNode;
  isCaptionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort | undefined;
  sortHref?: (column: string) => string;
  onSort?: (column: string) => void;
  /** Stands instead of the rows when there are none. */
  empty?: ReactNode;
  isDense?: boolean;
  className?: string;
};

// On a phone rows become blocks; a browser then forgets that this is a table unless told.
const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  rowHead: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

function HeadCell<Row>({
  column,
  sort,
  sortHref,
  onSort,
}: { column: Column<Row> } & Pick<TableProps<Row>, 'sort' | 'sortHref' | 'onSort'>) {
  const direction = sort?.column === column.key ? sort.direction : undefined;
  return (
    <th scope="col" {...roles.head} aria-sort={direction} className={column.isNumeric ? 'ed-numeric' : undefined}>
      {column.isSortable ? (
        <TableSort direction={direction} href={sortHref?.(column.key)} onSort={onSort && (() => onSort(column.key))}>
          {column.header}
        </TableSort>
      ) : (
        column.header
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.isRowHeader)
    return (
      <th scope="row" {...roles.rowHead} className="ed-row-head">
        {column.cell(row)}
      </th>
    );
  return (
    <td {...roles.cell} className={column.isNumeric ? 'ed-numeric' : undefined}>
      <span className="ed-cell-label" aria-hidden="true">
        {column.header}
      </span>
      <span className="ed-cell-value">{column.cell(row)}</span>
    </td>
  );
}

/** A table that turns into labelled rows under 600 px. */
export function Table<Row>({
  caption,
  isCaptionHidden,
  columns,
  rows,
  rowKey,
  sort,
  sortHref,
  onSort,
  empty,
  isDense,
  className,
}: TableProps<Row>) {
  return (
    <table {...roles.table} className={classNames('ed-table', isDense && 'ed-table-dense', className)}>
      <caption className={isCaptionHidden ? 'ed-hidden' : undefined}>{caption}</caption>
      <thead {...roles.group}>
        <tr {...roles.row}>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} sort={sort} sortHref={sortHref} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody {...roles.group}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...roles.row}>
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
        {rows.length === 0 && empty && (
          <tr {...roles.row}>
            <td {...roles.cell} colSpan={columns.length} className="ed-table-empty">
              {empty}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
