/** A cell of the grid; column −1 is the person. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
  /** Rows of one screen. */
  readonly page: number;
}

const MOVES: Readonly<Record<string, (at: Place, size: Size) => Place>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }, { page }) => ({ row: row - page, column }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  Home: ({ row }) => ({ row, column: -1 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  'Ctrl+Home': () => ({ row: 0, column: -1 }),
  'Ctrl+End': (_at, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

/** Where a key leads in a grid (ARIA Authoring Practices, grid); null when it is no key of grids. */
export function moved(key: string, isCtrl: boolean, at: Place, size: Size): Place | null {
  const to = MOVES[isCtrl ? `Ctrl+${key}` : key]?.(at, size);
  if (!to) return null;
  return {
    row: Math.max(0, Math.min(to.row, size.rows - 1)),
    column: Math.max(-1, Math.min(to.column, size.columns - 1)),
  };
}
