/** A shade of the map: the lowest and the highest count it stands for; the last has no end. */
export interface MapRange {
  readonly low: number;
  readonly high: number | null;
}

/** Bounds of the five shades of a map of counts: equal whole steps from the least count that is ever published. */
export function mapSteps(values: readonly number[], least = 5): { thresholds: number[]; ranges: MapRange[] } {
  const width = Math.max(1, Math.floor((Math.max(least, ...values) - least + 1) / 5));
  const lows = [0, 1, 2, 3, 4].map((step) => least + step * width);
  return {
    thresholds: lows.slice(1),
    ranges: lows.map((low, at) => ({ low, high: at === 4 ? null : low + width - 1 })),
  };
}

function tileName(name: string, letters: number): string {
  const words = name.split(/[\s/-]+/).filter(Boolean);
  const [first = ''] = words;
  const last = words.slice(1).findLast((word) => word.length > 1);
  return last ? first.slice(0, 2) + last.charAt(0).toUpperCase() : first.slice(0, letters);
}

/** What fits on a tile: three letters, four where three would say the same of two places; of several words their beginnings. */
export function tileNames(names: readonly string[]): string[] {
  const short = names.map((name) => tileName(name, 3));
  return names.map((name, at) => {
    const three = short[at] ?? '';
    return short.filter((other) => other === three).length > 1 ? tileName(name, 4) : three;
  });
}
