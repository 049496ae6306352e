/** A level of one framework; 0 is below its first level. */
export interface RatedLevel {
  /** Key of the framework, such as `digcomp-2.2`. */
  readonly framework: string;
  readonly level: number;
}

/** What each level of a finer framework reaches in a coarser one: `reaches[0]` is what its level 1 reaches. */
export interface LevelCrosswalk {
  readonly from: string;
  readonly to: string;
  readonly reaches: readonly number[];
}

/**
 * Whether a crosswalk can be relied on: a higher level never reaches less, no level of the coarser framework is jumped
 * over, and its first and its highest level are reached. Then two people who compare in one way in the finer framework
 * never compare the other way round in the coarser one.
 * @param levels how many levels the finer and the coarser framework have.
 */
export function isSoundCrosswalk({ reaches }: LevelCrosswalk, levels: { from: number; to: number }): boolean {
  const steps = reaches.map((level, index) => level - (reaches[index - 1] ?? 0));
  return (
    reaches.length === levels.from &&
    reaches.at(-1) === levels.to &&
    (reaches[0] ?? 0) <= 1 &&
    steps.every((step) => step === 0 || step === 1)
  );
}

/** A level said in another framework; null where no crosswalk leads there. Below level 1 stays below level 1. */
export function levelIn(
  framework: string,
  rated: RatedLevel,
  crosswalks: readonly LevelCrosswalk[],
): RatedLevel | null {
  if (rated.framework === framework) return rated;
  const crosswalk = crosswalks.find(({ from, to }) => from === rated.framework && to === framework);
  if (!crosswalk) return null;
  return { framework, level: rated.level === 0 ? 0 : (crosswalk.reaches[rated.level - 1] ?? 0) };
}

/**
 * The framework in which all these levels can be said: their own if it is one, else the coarser one. The finer one will
 * not do, since a coarse level does not say which of its parts somebody has. Null where they cannot be compared.
 */
export function commonFramework(rated: readonly RatedLevel[], crosswalks: readonly LevelCrosswalk[]): string | null {
  const candidates = new Set(rated.map(({ framework }) => framework));
  return (
    [...candidates].find((framework) => rated.every((one) => levelIn(framework, one, crosswalks) !== null)) ?? null
  );
}
