/** Fewest people behind a published count. */
export const MIN_PEOPLE_COUNT = 5;
/** Fewest people behind a published share or mean. */
export const MIN_PEOPLE_RATIO = 10;
/** A suppressed cell must stay open over at least this many people, and no published difference may be 1 to one less. */
export const MIN_OPEN_PEOPLE = 5;
/** Below this many people the ends of a share are shown as bounds. */
export const SMALL_GROUP = 30;

/** One figure of a municipality. A place left out of a table is not reported there. */
export interface DisclosureCell {
  readonly place: string;
  /** People the figure is about. */
  readonly n: number;
  /** `count`: left out. `share`: people who have the property. `mean`: sum over the people, in whole units of the scale. */
  readonly sum?: number;
}

/** One indicator over one group of people in one period, by place. Tables over the same people have the same `n` everywhere. */
export interface DisclosureTable {
  readonly indicator: string;
  readonly kind: 'count' | 'share' | 'mean';
  /** Names the group of people counted by `n`, such as `trained` or `trained-women`. */
  readonly people: string;
  /** The group this one is part of, null for none. */
  readonly within: string | null;
  /** `mean` only: the lowest and the highest a single person can have, in whole units. */
  readonly scale?: { readonly lowest: number; readonly highest: number };
  readonly cells: readonly DisclosureCell[];
}

/** A cell that the previous release published for the same period. */
export interface PreviousCell {
  readonly indicator: string;
  readonly people: string;
  readonly place: string;
  readonly n: number;
}

/**
 * Why a cell is suppressed; for the editor's dry run and the audit log, never public.
 * `min-n` too few people · `denominator` the size of its group is not public · `difference` 1–4 people away from the previous
 * release · `nested` 1–4 people away from the group around it, or that group is suppressed · `complementary` would give another away.
 */
export const DISCLOSURE_RULES = ['min-n', 'denominator', 'difference', 'nested', 'complementary'] as const;
export type DisclosureRule = (typeof DISCLOSURE_RULES)[number];

/** What is shown: people, basis points of a share, or the mean in units of its scale, rounded half away from zero. */
export interface ShownValue {
  readonly value: number;
  /** `at-most` and `at-least`: the value is a bound (≤ 5 %, ≥ 95 %). */
  readonly bound: 'exact' | 'at-most' | 'at-least';
}

export interface ProtectedCell {
  readonly indicator: string;
  readonly people: string;
  readonly place: string;
  readonly status: 'published' | 'suppressed' | 'not-reported';
  /** Null unless published. */
  readonly shown: ShownValue | null;
  /** Internal: null unless suppressed. */
  readonly rule: DisclosureRule | null;
  /** Internal: people behind the cell, rolled up; needed again as {@link PreviousCell}. */
  readonly n: number;
}

/** What leaves the house. Every suppressed cell looks the same, whatever the reason. */
export type PublicCell = Pick<ProtectedCell, 'indicator' | 'people' | 'place' | 'status' | 'shown'>;

/** The public form of a cell: without the number of people and without the rule that suppressed it. */
export function publicCell({ indicator, people, place, status, shown }: ProtectedCell): PublicCell {
  return { indicator, people, place, status, shown: status === 'published' ? shown : null };
}

const rounded = (numerator: number, denominator: number): number =>
  Math.sign(numerator) * Math.round(Math.abs(numerator) / denominator);

/**
 * What a published cell shows. A share up to 5 % or from 95 % on, in a group under 30, is shown as that bound: *nobody* and
 * *everybody* say something about each single person (group attribute disclosure, HandbookSDC chapter 5, *Disclosure risks*),
 * and showing 1 of 25 exactly would make the bound mean zero.
 */
export function shownValue(kind: DisclosureTable['kind'], n: number, sum: number): ShownValue {
  if (kind === 'count') return { value: n, bound: 'exact' };
  if (kind === 'mean') return { value: rounded(sum, n), bound: 'exact' };
  if (n < SMALL_GROUP && sum * 20 <= n) return { value: 500, bound: 'at-most' };
  if (n < SMALL_GROUP && (n - sum) * 20 <= n) return { value: 9500, bound: 'at-least' };
  return { value: rounded(sum * 10_000, n), bound: 'exact' };
}
