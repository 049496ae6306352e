/** A table as fixed-width text, also valid Markdown so that it can be put into the papers as printed. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => (row[column] ?? '').length), 3));
  const line = (cells: readonly string[]): string =>
    `| ${width.map((size, column) => (cells[column] ?? '').padEnd(size)).join(' | ')} |`;
  return [line(head), `| ${width.map((size) => '-'.repeat(size)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** A figure with about three meaningful digits: 12,345 · 123 · 12.3 · 0.123; a dash when it is not a number. */
export function figureText(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-GB');
  return value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3);
}
