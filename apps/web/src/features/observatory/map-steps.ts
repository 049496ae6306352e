/** Bounds of the five shades of a map of counts: four equal, whole steps and what lies above; none below the least published count. */
export function mapSteps(
  values: readonly number[],
  least = 5,
): { thresholds: number[]; ranges: { low: number; high: number | null }[] } {
  const width = Math.max(least, Math.ceil((Math.max(0, ...values) + 1) / 5));
  const thresholds = [1, 2, 3, 4].map((step) => step * width);
  const lows = [Math.min(least, width - 1), ...thresholds];
  return {
    thresholds,
    ranges: lows.map((low, at) => {
      const next = thresholds[at];
      return { low, high: next === undefined ? null : next - 1 };
    }),
  };
}

/** What fits on a tile: three letters, of several words the first two letters of the first and one of the last long word. */
export function tileName(name: string): string {
  const words = name.split(/[\s/-]+/).filter(Boolean);
  const [first = ''] = words;
  const last = words.slice(1).findLast((word) => word.length > 1);
  return last ? first.slice(0, 2) + last.charAt(0).toUpperCase() : first.slice(0, 3);
}
