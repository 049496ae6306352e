import type { RichTextNode } from '@edukom/contracts';
import { paragraph } from '../../../shared/writing/rich-nodes.js';

/** More columns cannot be read on a phone. */
export const MOST_COLUMNS = 6;
const MOST_ROWS = 200;

/** The rows of a table itself, not those of tables inside of it. */
const rowsOf = (table: Element): Element[] =>
  [...table.children]
    .flatMap((part) => (/^(thead|tbody|tfoot)$/.test(part.localName) ? [...part.children] : [part]))
    .filter(({ localName }) => localName === 'tr');

const cellsOf = (row: Element): Element[] => [...row.children].filter(({ localName }) => /^t[dh]$/.test(localName));

const span = (cell: Element, name: 'colspan' | 'rowspan'): number =>
  Math.min(Math.max(Math.trunc(Number(cell.getAttribute(name) ?? 1)) || 1, 1), 50);

type Grid = (Element | null | undefined)[][];

/** Every cell at its place; what a merged cell covers is null. */
function gridOf(rows: readonly Element[]): Grid {
  const grid: Grid = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of cellsOf(row)) {
      while (grid[y]?.[x] !== undefined) x += 1;
      for (let down = 0; down < span(cell, 'rowspan'); down += 1)
        for (let right = 0; right < span(cell, 'colspan'); right += 1) {
          const line = grid[y + down];
          if (line) line[x + right] = down + right === 0 ? cell : null;
        }
      x += span(cell, 'colspan');
    }
  });
  return grid;
}

/**
 * A table without merged cells, its first row the heading, at most six columns: what stands further right goes into the
 * last one. Null when it only holds things in place (one cell) or holds nothing.
 */
export function tableOf(table: Element, read: (cell: Element) => RichTextNode[]): RichTextNode | null {
  const grid = gridOf(rowsOf(table).slice(0, MOST_ROWS));
  const width = Math.min(Math.max(0, ...grid.map((row) => row.length)), MOST_COLUMNS);
  if (width === 0 || (width === 1 && grid.length === 1)) return null;
  const rows = grid.map((row, y): RichTextNode => {
    const type = y === 0 ? 'tableHeader' : 'tableCell';
    const contents = row.map((cell) => (cell ? read(cell) : []));
    const cells = Array.from({ length: width }, (_, x): RichTextNode => {
      const content = x === width - 1 ? contents.slice(x).flat() : (contents[x] ?? []);
      return { type, content: content.length > 0 ? content : [paragraph()] };
    });
    return { type: 'tableRow', content: cells };
  });
  return { type: 'table', content: rows };
}

/** The cells of a table that is none: what stood in it, in reading order. */
export const looseCells = (table: Element): Element[] => rowsOf(table).flatMap(cellsOf);
