/** A source of numbers in [0, 1). */
export type Random = () => number;

/**
 * The generator *mulberry32* (Tommy Ettinger, public domain): small, and the same on every machine, which
 * `Math.random` is not.
 * @param seed any integer; the same seed gives the same numbers.
 */
export const mulberry32 = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/**
 * One element of a list.
 * @throws RangeError when the list is empty.
 */
export const pick = <T>(list: readonly T[], random: Random): T => {
  const element = list[Math.floor(random() * list.length)];
  if (element === undefined) throw new RangeError('cannot pick from an empty list');
  return element;
};
