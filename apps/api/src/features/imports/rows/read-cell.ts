const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T[\d:.]+Z?)?$/;
/** As people write days here: the day first. */
const LOCAL = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})\.?$/;
const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?$/;
const HOURS = /^(\d{1,4})(?:[.,](\d{1,2}))?$/;
const FIRST_YEAR = 1950;
const LAST_YEAR = 2100;

const two = (value: number): string => String(value).padStart(2, '0');

/** Year, month and day as they stand in a cell. */
function partsOf(text: string): number[] {
  const iso = ISO.exec(text);
  if (iso) return iso.slice(1).map(Number);
  return (LOCAL.exec(text)?.slice(1).reverse() ?? []).map(Number);
}

/** A day a cell names, as `YYYY-MM-DD`: ISO, or day, month, year. Null when it is none, or there is no such day. */
export function readDay(text: string): string | null {
  const [year = 0, month = 0, day = 0] = partsOf(text);
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? `${year}-${two(month)}-${two(day)}` : null;
}

/** The day after a day. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** A wall time a cell names, as `HH:MM`; null when it is none. */
export function readTime(text: string): string | null {
  const found = TIME.exec(text);
  return found ? `${two(Number(found[1]))}:${found[2]}` : null;
}

/** Minutes of a number of hours, with comma or point; null when it is none or not above zero. */
export function readHours(text: string): number | null {
  const found = HOURS.exec(text);
  if (!found) return null;
  const minutes = Math.round(Number(`${found[1]}.${found[2] ?? '0'}`) * 60);
  return minutes > 0 && minutes <= 10_000 * 60 ? minutes : null;
}
