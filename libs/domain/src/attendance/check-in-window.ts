import type { Interval } from './interval.js';

/** Minutes before the start of a session from which check-in codes are shown and taken. */
export const CHECK_IN_OPENS_MINUTES = 60;

/** Who checks in up to this many minutes after the start counts from the start: a queue at the door costs nobody a minute. */
export const CHECK_IN_GRACE_MINUTES = 15;

/** Hours after the end in which a scan that was delayed on its way is still kept, to be confirmed by the trainer. */
export const LATE_SCAN_HOURS = 24;

const MINUTE_MS = 60_000;

/** When check-in codes of a session are shown and taken (epoch ms, half-open): an hour before the start until the end. */
export const checkInWindow = (session: Interval): Interval => ({
  start: session.start - CHECK_IN_OPENS_MINUTES * MINUTE_MS,
  end: session.end,
});

/** Whether a scan received at an instant is kept at all: in the window, or late within {@link LATE_SCAN_HOURS} after the end. */
export const isScanKept = (session: Interval, receivedAt: number): boolean =>
  receivedAt >= checkInWindow(session).start && receivedAt < session.end + LATE_SCAN_HOURS * 60 * MINUTE_MS;

/**
 * The presence that a code seen at an instant stands for: from the start when it was seen before, or within the grace after
 * the start; else from that instant; always until the end, since nobody scans when leaving (a trainer's *left* ends it).
 */
export const checkInPresence = (session: Interval, seenAt: number): Interval => ({
  start: seenAt <= session.start + CHECK_IN_GRACE_MINUTES * MINUTE_MS ? session.start : Math.min(seenAt, session.end),
  end: session.end,
});
