/** A place in a hexagon grid whose odd rows are shoved right by half a hexagon (odd-r). */
export type Cell = { col: number; row: number };

/** Centre to corner, in units of the drawing. */
export const hexRadius = 34;

const halfWidth = (Math.sqrt(3) / 2) * hexRadius;

/** The middle of a cell; the grid's first cell touches the edges of the drawing. */
export const centre = ({ col, row }: Cell): { x: number; y: number } => ({
  x: halfWidth * (2 * col + 1 + (Math.abs(row) % 2)),
  y: hexRadius * (1 + 1.5 * row),
});

/** The corners of a hexagon standing on its point, for `<polygon points>`, drawn `gap` smaller. */
export const corners = (cell: Cell, gap = 1.5): string => {
  const { x, y } = centre(cell);
  return Array.from({ length: 6 }, (_, index) => {
    const angle = (Math.PI / 180) * (60 * index - 90);
    return `${(x + (hexRadius - gap) * Math.cos(angle)).toFixed(2)},${(y + (hexRadius - gap) * Math.sin(angle)).toFixed(2)}`;
  }).join(' ');
};

/** The part of the drawing that holds all cells: "x y width height". */
export const viewBox = (cells: readonly Cell[]): string => {
  if (cells.length === 0) return '0 0 1 1';
  const middles = cells.map(centre);
  const left = Math.min(...middles.map(({ x }) => x)) - halfWidth;
  const right = Math.max(...middles.map(({ x }) => x)) + halfWidth;
  const top = Math.min(...middles.map(({ y }) => y)) - hexRadius;
  const bottom = Math.max(...middles.map(({ y }) => y)) + hexRadius;
  return [left, top, right - left, bottom - top].map((part) => Number(part.toFixed(2))).join(' ');
};
