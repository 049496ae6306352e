import type { Interval } from './interval.js';
import { instantOf, localOf } from './local-time.js';

/** In which order a file writes day and month. A year of four digits in front stands for itself. */
export type DateOrder = 'dmy' | 'mdy';

const HALF_DAY_MS = 12 * 3_600_000;
const SPACES = /[\u00A0\u2007\u2009\u202F\s]+/g;
/** Every kind of absolute time that programs write. */
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;
const DATE = /(\d{1,4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{2,4})/;
const TIME = /(\d{1,2}):(\d{2})(?::(\d{2}))?/;
const AFTERNOON = /\bp\.? ?m\b|pasdite|\bm\.? ?d\b|po podne|по подне/;
const MORNING = /\ba\.? ?m\b|paradite|\bp\.? ?d\b|pre podne|пре подне/;

const two = (value: number): string => String(value).padStart(2, '0');

function dateIn(text: string, order: DateOrder): string | null {
  const found = DATE.exec(text);
  if (!found) return null;
  const [first, second, third] = found.slice(1).map(Number) as [number, number, number];
  if ((found[1] ?? '').length === 4) return `${first}-${two(second)}-${two(third)}`;
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return `${third < 100 ? 2000 + third : third}-${two(month)}-${two(day)}`;
}

function hourOf(hour: number, text: string): number {
  if (AFTERNOON.test(text)) return (hour % 12) + 12;
  return MORNING.test(text) ? hour % 12 : hour;
}

/**
 * The instant that a cell of a log means; null when it is none. Wall times are those of `zone`; a time without a date
 * belongs to the day on which `near` begins.
 */
export function instantOfText(cell: string, order: DateOrder, near: Interval, zone: string): number | null {
  const text = cell.replace(SPACES, ' ').trim().toLowerCase();
  if (WITH_ZONE.test(text)) return Date.parse(text.toUpperCase());
  const date = DATE.exec(text);
  const clock = date ? text.slice(date.index + date[0].length) : text;
  const time = TIME.exec(clock);
  if (!time) return null;
  const day = dateIn(text, order) ?? localOf(near.start, zone)?.date ?? '';
  const result = instantOf(day, `${two(hourOf(Number(time[1]), clock))}:${time[2]}`, zone);
  return result.ok ? result.instant + Number(time[3] ?? 0) * 1000 : null;
}

/** Whether an instant lies on the day of the session, as generously as time zones and long evenings ask. */
export const isNear = (instant: number, session: Interval): boolean =>
  instant >= session.start - HALF_DAY_MS && instant <= session.end + HALF_DAY_MS;

/** The order under which more of the cells lie on the day of the session; day first where both do equally. */
export function dateOrderOf(cells: readonly string[], session: Interval, zone: string): DateOrder {
  const hits = (order: DateOrder): number =>
    cells.filter((cell) => {
      const instant = instantOfText(cell, order, session, zone);
      return instant !== null && isNear(instant, session);
    }).length;
  return hits('mdy') > hits('dmy') ? 'mdy' : 'dmy';
}

/** Milliseconds of `01:05:28`, `1h 5m 28s` or whole minutes; null when it is none. */
export function durationOfText(cell: string): number | null {
  const text = cell.replace(SPACES, ' ').trim().toLowerCase();
  const clock = /^(\d+):(\d{2}):(\d{2})$/.exec(text);
  if (clock) return (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])) * 1000;
  if (/^\d+$/.test(text)) return Number(text) * 60_000;
  const words = [...text.matchAll(/(\d+) ?([hmsoсчмč])[^\d]*/g)];
  if (words.length === 0 || !/^(\d+ ?[^\d]+)+$/.test(text)) return null;
  const unit = (letter: string): number =>
    'hoчč'.includes(letter) ? 3_600_000 : 'mм'.includes(letter) ? 60_000 : 1000;
  return words.reduce((sum, [, count, letter]) => sum + Number(count) * unit(letter ?? ''), 0);
}
