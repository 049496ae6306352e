import { createHash } from 'node:crypto';
import { canonicalJson } from '@edukom/domain';

/** A cell as the public sees it; the order of cells is fixed by the caller. */
export interface PublicCellRecord {
  readonly indicator: string;
  readonly place: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly status: string;
  readonly value: number | null;
  readonly bound: string | null;
}

/** SHA-256, in hex, over the canonical JSON of a period and its public cells: what a release is, and nothing internal. */
export function contentHash(period: string, cells: readonly PublicCellRecord[]): string {
  const plain = cells.map(({ indicator, place, dims, status, value, bound }) => ({
    indicator,
    place,
    dims: { ...dims },
    status,
    value,
    bound,
  }));
  return createHash('sha256')
    .update(canonicalJson({ period, cells: plain }))
    .digest('hex');
}
