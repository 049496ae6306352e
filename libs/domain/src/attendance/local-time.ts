import { ZONE } from './zone.js';

/** What a wall clock shows: `YYYY-MM-DD` and `HH:MM`. */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
}

/** The instant of a local date and time, or why there is none. */
export type InstantResult =
  | { readonly ok: true; readonly instant: number }
  | { readonly ok: false; readonly code: 'invalid-date' | 'invalid-time' | 'unknown-zone' | 'nonexistent-hour' };

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a format is a thousand times slower than using it. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const numeric = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    } as const;
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      calendar: 'gregory',
      ...numeric,
    });
    formats.set(zone, format);
    return format;
  } catch {
    return null;
  }
}

/** What the wall clock shows, read as if it were UTC (epoch ms, whole seconds). */
function wallClock(format: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (name: string): number => parts[name] ?? NaN;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function dayOf(localDate: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(localDate)) return null;
  const day = Date.parse(`${localDate}T00:00:00Z`);
  return Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== localDate ? null : day;
}

/**
 * The instant (epoch ms) at which clocks in `zone` show a local date and time.
 * A repeated hour (clocks go back) means its first occurrence; an hour that does not exist (clocks go forward) is refused
 * with `nonexistent-hour`, never moved silently: whoever plans the session must choose.
 * @param localDate `YYYY-MM-DD`, @param localTime `HH:MM` from 00:00 to 23:59, @param zone an IANA name such as `Europe/Belgrade`.
 * Source: time zone data of the runtime (`Intl`); other systems were an hour wrong here (mod_attendance #536, #896).
 */
export function instantOf(localDate: string, localTime: string, zone: string): InstantResult {
  const day = dayOf(localDate);
  if (day === null) return { ok: false, code: 'invalid-date' };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(localTime)) return { ok: false, code: 'invalid-time' };
  const format = formatOf(zone);
  if (!format) return { ok: false, code: 'unknown-zone' };
  const wanted = day + Number(localTime.slice(0, 2)) * 3_600_000 + Number(localTime.slice(3)) * 60_000;
  // The offset in force a day before and a day after: between them lies at most one change of clocks.
  const candidates = [wanted - DAY_MS, wanted + DAY_MS].map((near) => wanted - (wallClock(format, near) - near));
  const matching = candidates.filter((instant) => wallClock(format, instant) === wanted);
  return matching.length > 0 ? { ok: true, instant: Math.min(...matching) } : { ok: false, code: 'nonexistent-hour' };
}

/** What the wall clock in `zone` shows at an instant; null for an unknown zone. */
export function localOf(instant: number, zone: string): LocalTime | null {
  const format = formatOf(zone);
  if (!format) return null;
  const shown = new Date(wallClock(format, instant)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** What clocks in Kosovo show at an instant. */
export function localAt(instant: number): LocalTime {
  const local = localOf(instant, ZONE);
  if (!local) throw new RangeError(`The runtime knows no ${ZONE}`);
  return local;
}
