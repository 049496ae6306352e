import type { BoardRow } from '@edukom/contracts';
import { foldForSearch } from '@edukom/domain';

export const BOARD_FILTERS = ['all', 'missing', 'to-confirm', 'present'] as const;
export type BoardFilter = (typeof BOARD_FILTERS)[number];

const KEEPS: Readonly<Record<BoardFilter, (row: BoardRow) => boolean>> = {
  all: () => true,
  missing: ({ state }) => state === 'none' || state === 'absent',
  'to-confirm': ({ toConfirm }) => toConfirm > 0,
  present: ({ state }) => state === 'present' || state === 'partial',
};

/** Rows of the board that the filter and the name keep; a name is found in any script. */
export function shownRows(rows: readonly BoardRow[], filter: BoardFilter, name: string): BoardRow[] {
  const words = foldForSearch(name).split(' ').filter(Boolean);
  return rows.filter((row) => {
    const folded = foldForSearch(`${row.givenName} ${row.familyName}`);
    return KEEPS[filter](row) && words.every((word) => folded.includes(word));
  });
}
