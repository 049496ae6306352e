import type { BoardRow } from '@edukom/contracts';
import { isCalled } from './is-called.js';

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
  const isMeant = isCalled(name);
  return rows.filter((row) => KEEPS[filter](row) && isMeant(row));
}
