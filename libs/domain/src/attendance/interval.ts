/** A stretch of time in epoch milliseconds, half-open: `start` belongs to it, `end` does not. Empty when `end <= start`. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The same stretches of time as sorted, disjoint, non-empty intervals; touching ones are joined. Idempotent. */
export function unionOf(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const joined: Interval[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last && next.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    else joined.push({ start: next.start, end: next.end });
  }
  return joined;
}

/** What lies in both, as sorted, disjoint intervals. */
export function intersectionOf(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const right = unionOf(b);
  return unionOf(
    unionOf(a).flatMap((x) => right.map((y) => ({ start: Math.max(x.start, y.start), end: Math.min(x.end, y.end) }))),
  );
}

/** Milliseconds covered at least once. */
export function coveredMs(intervals: readonly Interval[]): number {
  return unionOf(intervals).reduce((sum, { start, end }) => sum + end - start, 0);
}
