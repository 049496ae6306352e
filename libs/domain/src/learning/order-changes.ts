/** What became of the items of a list; each list in its own order. */
export interface OrderChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The fewest items that have to be taken out and put elsewhere to get from one order to the other. */
  readonly moved: readonly string[];
}

/** Positions of one longest increasing run of numbers, which need not be neighbours. */
function longestIncreasing(numbers: readonly number[]): ReadonlySet<number> {
  /** Index of the smallest last number of a run of each length, and the one before each index. */
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  numbers.forEach((number, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before.set(index, ends[low - 1]);
    ends[low] = index;
  });
  const run = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = before.get(index)) run.add(index);
  return run;
}

/** Compares two lists of names, each of them unique. Source: issue 3, *diff between versions*. */
export function orderChanges(before: readonly string[], after: readonly string[]): OrderChanges {
  const places = new Map(before.map((name, at) => [name, at]));
  const kept = after.filter((name) => places.has(name));
  const inPlace = longestIncreasing(kept.map((name) => places.get(name) ?? 0));
  const names = new Set(after);
  return {
    added: after.filter((name) => !places.has(name)),
    removed: before.filter((name) => !names.has(name)),
    moved: kept.filter((_name, at) => !inPlace.has(at)),
  };
}
