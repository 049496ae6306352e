/** Wall time on a day, as an instant; null where clocks jumped over it. */
export type WallReading = (day: string, time: string) => number | null;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const lastSunday = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month, 0));
  return last.getTime() - last.getUTCDay() * DAY;
};

/** Instants between which clocks in Kosovo show summer time in a year: by the rule of the law, from no data of time zones. */
export const summerOf = (year: number): { readonly from: number; readonly until: number } => ({
  from: lastSunday(year, 3) + HOUR,
  until: lastSunday(year, 10) + HOUR,
});

const isSummer = (instant: number): boolean => {
  const { from, until } = summerOf(new Date(instant).getUTCFullYear());
  return instant >= from && instant < until;
};

/** The instant of a wall time in Kosovo: of a repeated one the first, of one that was jumped over none. */
export const wallInstant: WallReading = (day, time) => {
  const wall = Date.parse(`${day}T${time}:00Z`);
  if (isSummer(wall - 2 * HOUR)) return wall - 2 * HOUR;
  return isSummer(wall - HOUR) ? null : wall - HOUR;
};

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The days of a year on which clocks change. */
export const changeDays = (year: number): readonly string[] => {
  const { from, until } = summerOf(year);
  return [dayOf(from), dayOf(until)];
};

/**
 * So many days of two years, evenly spread, and among them every change of clocks with the day before and after it.
 * @returns in the order of the calendar
 */
export function sweepDays(firstYear: number, count: number): readonly string[] {
  const first = Date.UTC(firstYear, 0, 1);
  const all = Math.round((Date.UTC(firstYear + 2, 0, 1) - first) / DAY);
  const spread = Array.from({ length: Math.min(count, all) }, (_, index) =>
    dayOf(first + Math.floor((index * all) / Math.min(count, all)) * DAY),
  );
  const around = [firstYear, firstYear + 1]
    .flatMap(changeDays)
    .flatMap((day) => [-1, 0, 1].map((days) => dayOf(Date.parse(day) + days * DAY)));
  return [...new Set([...spread, ...around])].sort();
}
