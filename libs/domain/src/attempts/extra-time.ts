/** The most extra time somebody can have, in basis points of the time allowed: four times as long in all. */
export const MAX_EXTRA_TIME = 30_000;
/** The least that is of any use, one percent. */
export const MIN_EXTRA_TIME = 100;

/** Minutes of extra time per hour of a quiz, rounded; what people say of extra time instead of percent. */
export const extraMinutesPerHour = (extraTime: number): number => Math.round((extraTime * 60) / 10_000);

/** Whole minutes of a time with extra time in it, such that the two parts always add up to the whole: 45 = 30 + 15. */
export interface TimeParts {
  readonly total: number;
  readonly base: number;
  readonly extra: number;
}

/** Parts of `totalSeconds`, of which `extra` are extra. The whole is rounded once, so that no minute is invented. */
export function timeParts(totalSeconds: number, extra: number): TimeParts {
  const total = Math.round(totalSeconds / 60);
  const own = Math.min(total, Math.max(extra > 0 ? 1 : 0, Math.round(extra / 60)));
  return { total, base: total - own, extra: own };
}
