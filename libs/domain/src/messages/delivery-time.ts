import { instantOf, localAt } from '../attendance/local-time.js';
import { ZONE } from '../attendance/zone.js';

/**
 * How long a message may wait. `now`: never (a link somebody has just asked for, a session within a day); `soon`: until the
 * end of the person's quiet hours; `daily`: until their daily summary when they chose one, else as `soon`.
 */
export const URGENCIES = ['now', 'soon', 'daily'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Wall times of Kosovo, `HH:MM`, over midnight when `from` is later than `to`. Equal: no quiet hours. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** What somebody wishes of messages to them. */
export interface DeliveryWishes {
  /** One daily summary instead of single mails for what is not urgent. */
  readonly isDigest: boolean;
  readonly quiet: QuietHours | null;
}

export const NO_WISHES: DeliveryWishes = { isDigest: false, quiet: null };

/** When the daily summary leaves, in Kosovo. */
export const DIGEST_TIME = '07:30';
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** The instant of a wall time; of an hour that does not exist that day, the moment clocks skip it. */
function wall(date: string, time: string): number {
  const result = instantOf(date, time, ZONE);
  if (result.ok) return result.instant;
  const later = instantOf(date, `${String((Number(time.slice(0, 2)) + 1) % 24).padStart(2, '0')}:00`, ZONE);
  return later.ok ? later.instant : NaN;
}

/** The first time after `now` at which clocks show `time`. */
function nextAt(time: string, now: number): number {
  const today = localAt(now).date;
  const at = wall(today, time);
  return at > now ? at : wall(dayAfter(today), time);
}

/** Whether it is quiet at an instant; `from` belongs to the quiet hours, `to` does not. */
export function isQuiet(quiet: QuietHours | null, instant: number): boolean {
  if (quiet === null) return false;
  const time = localAt(instant).time;
  return quiet.from <= quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to;
}

/**
 * When a message leaves (epoch ms), and whether it waits for the daily summary. Never earlier than `now`, never inside quiet
 * hours unless urgent, at most a day and its quiet hours later.
 */
export function deliveryTime(
  urgency: Urgency,
  wishes: DeliveryWishes,
  now: number,
): { readonly at: number; readonly isBundled: boolean } {
  if (urgency === 'now') return { at: now, isBundled: false };
  const isBundled = urgency === 'daily' && wishes.isDigest;
  const at = isBundled ? nextAt(DIGEST_TIME, now) : now;
  return { at: wishes.quiet !== null && isQuiet(wishes.quiet, at) ? nextAt(wishes.quiet.to, at) : at, isBundled };
}

/** What is about a session within a day does not wait: the person may be on the way. */
export const sessionUrgency = (startsAt: number, now: number): Urgency => (startsAt - now < DAY_MS ? 'now' : 'soon');

const WAITS_SECONDS = [10, 30, 120, 600, 1_800] as const;
/** Tries before a message counts as dead: about a day of a mail server that does not answer. */
export const MAX_TRIES = 28;

/**
 * When to try again after so many tries that failed for now; null: no more. Grows from 10 s to an hour. A message that was
 * given up and is sent once more by somebody has as many tries again.
 */
export function nextTry(tries: number, now: number): number | null {
  const round = tries % MAX_TRIES;
  if (round === 0 && tries > 0) return null;
  const seconds = WAITS_SECONDS[Math.max(0, round - 1)];
  return now + (seconds === undefined ? HOUR_MS : seconds * 1_000);
}

/** The part of the hour's mails that everything but the urgent may use: a big mailing must not shut out a new password. */
export const bulkShare = (perHour: number): number => Math.max(1, Math.floor((perHour * 9) / 10));
