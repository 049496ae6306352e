import type { ItemGroup, ItemRow } from '@edukom/contracts';
import type { ItemsView } from './use-items-view.js';

export const ITEM_COLUMNS = ['number', 'facility', 'discrimination', 'itemRest', 'efficiency', 'flags'] as const;
export type ItemColumn = (typeof ITEM_COLUMNS)[number];

/** A question with the group of attempts that is looked at. */
export interface ShownItem {
  readonly row: ItemRow;
  readonly group: ItemGroup | undefined;
  /** Flags of this group, or of all when all languages are shown. */
  readonly flags: ItemRow['flags'];
}

function valueOf({ row, group, flags }: ShownItem, column: ItemColumn): number | null {
  if (column === 'number') return row.number;
  if (column === 'flags') return flags.length;
  return group?.figures?.[column] ?? null;
}

const shownOf = (row: ItemRow, language: ItemsView['language']): ShownItem => ({
  row,
  group: row.groups.find((group) => group.language === language),
  flags:
    language === null ? row.flags : row.flags.filter((flag) => flag.language === null || flag.language === language),
});

/** The questions of a view in its order; those without the figure come last either way. */
export function shownItems(rows: readonly ItemRow[], view: Omit<ItemsView, 'question'>): ShownItem[] {
  const { column, direction } = view.sort;
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => shownOf(row, view.language))
    .filter(({ flags }) => !view.onlyFlagged || flags.length > 0)
    .sort((a, b) => {
      const [left, right] = [valueOf(a, column), valueOf(b, column)];
      if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0);
      return (left - right) * sign || a.row.number - b.row.number;
    });
}
