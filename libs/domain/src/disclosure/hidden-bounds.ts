import type { PlaceTree } from './place-tree.js';

/** Smallest and largest value a cell can have, in the eyes of a reader; `hi` may be Infinity. */
export interface Range {
  readonly lo: number;
  readonly hi: number;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What the cells of one place can be, given the range of their sum. */
function withinSum(sum: Range, parts: readonly Range[]): readonly Range[] {
  return parts.map((part, at) => {
    const others = parts.filter((_, other) => other !== at);
    return {
      lo: Math.max(part.lo, sum.lo - total(others.map(({ hi }) => hi))),
      hi: Math.min(part.hi, sum.hi - total(others.map(({ lo }) => lo))),
    };
  });
}

/**
 * For every place the exact smallest and largest value over all integer solutions of the published sums: what a reader who
 * adds and subtracts published figures can find out (Handbook on Statistical Disclosure Control, sdctools.github.io/HandbookSDC,
 * chapter 4, secondary suppression and the attacker's interval).
 * Each place is the sum of the places below it. The sums form a tree and every range is a whole interval of integers, so one
 * pass up and one pass down reach the exact bounds; no linear program is needed.
 * @param published the value of a published place, undefined for a suppressed one.
 * @param leafRange what is known beforehand about a suppressed leaf.
 */
export function hiddenBounds(
  tree: PlaceTree,
  published: (code: string) => number | undefined,
  leafRange: (code: string) => Range,
): ReadonlyMap<string, Range> {
  const ranges = new Map<string, Range>();
  const rangeOf = (code: string): Range => ranges.get(code) ?? { lo: 0, hi: Infinity };
  for (const code of [...tree.order].reverse()) {
    const value = published(code);
    const parts = (tree.childrenOf.get(code) ?? []).map(rangeOf);
    const below = tree.isLeaf(code)
      ? leafRange(code)
      : { lo: total(parts.map(({ lo }) => lo)), hi: total(parts.map(({ hi }) => hi)) };
    ranges.set(code, value === undefined ? below : { lo: value, hi: value });
  }
  for (const code of tree.order) {
    const children = tree.childrenOf.get(code) ?? [];
    const narrowed = withinSum(rangeOf(code), children.map(rangeOf));
    children.forEach((child, at) => ranges.set(child, narrowed[at] ?? rangeOf(child)));
  }
  return ranges;
}
