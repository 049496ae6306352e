const DAY_MS = 86_400_000;

/**
 * The same weekday so many weeks later (`YYYY-MM-DD`; negative: earlier). A copied plan moves by days of the calendar and
 * keeps its wall times; the instants follow from both, so nine stays nine across a change of clocks.
 * @throws RangeError for what is no date, or not a whole number of weeks
 */
export function shiftByWeeks(localDate: string, weeks: number): string {
  const day = Date.parse(`${localDate}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(localDate) || Number.isNaN(day) || !Number.isInteger(weeks))
    throw new RangeError(`No whole number of weeks from ${localDate}: ${weeks}`);
  return new Date(day + weeks * 7 * DAY_MS).toISOString().slice(0, 10);
}
