import { isSameDecision, type TableRowKept } from './import-view.js';
import type { Step } from './kinds/table-kind.js';

/** Thrown inside the transaction so that nothing of it stays; the fresh preview is made after it. */
export class StalePreview extends Error {}

/** @throws StalePreview when any of the rows would be done otherwise than was shown. */
export function requireSame(rows: readonly TableRowKept[], { decided }: Step): void {
  const isSame = rows.every((row, index) => {
    const now = decided[index];
    return now !== undefined && now.line === row.line && isSameDecision(row, now);
  });
  if (!isSame) throw new StalePreview();
}
