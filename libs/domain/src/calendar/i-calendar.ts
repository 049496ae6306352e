import { localAt } from '../attendance/local-time.js';
import { ZONE } from '../attendance/zone.js';
import { escapeText, foldLine, quotedParameter } from './ical-text.js';

/** A meeting as one person's calendar holds it. */
export interface CalendarEntry {
  /** The same for all revisions: what makes an update or a cancellation change the entry instead of adding one. */
  readonly uid: string;
  /** Grows with each revision; calendars ignore what is older than what they have. */
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly title: string;
  readonly location: string;
  readonly description: string;
  /** Epoch ms, whole minutes. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** When this revision was made, epoch ms. */
  readonly changedAt: number;
}

/** Who invites whom. Only the person the mail goes to is named: nobody learns from it who else takes part. */
export interface Invitation {
  readonly organizer: { readonly name: string; readonly address: string };
  readonly attendee: { readonly name: string; readonly address: string };
}

/** `REQUEST` invites and updates, `CANCEL` takes back, `PUBLISH` is a feed. Source: RFC 5546, 3.2. */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

const PRODUCT = '-//Edukom//Edukom//EN';

/**
 * The rules of Europe/Belgrade since 1996: one hour forward on the last Sunday of March at 02:00, back on the last Sunday
 * of October at 03:00. Written as rules and not as dates, so that an entry years ahead keeps its wall time. A spec compares
 * it with the time zone data of the runtime, day by day; when the law changes, that spec fails.
 */
const TIME_ZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19970330T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const pad = (value: string): string => value.replaceAll(/[-:]/g, '');
const utc = (instant: number): string => `${pad(new Date(instant).toISOString().slice(0, 19))}Z`;

/** The wall time of an instant: `YYYYMMDDTHHMMSS`. */
function wallTime(instant: number): string {
  const { date, time } = localAt(instant);
  return `${pad(date)}T${pad(time)}00`;
}

const HOUR_MS = 3_600_000;
/** Whether clocks show this instant's wall time twice that night. */
const isRepeated = (instant: number): boolean =>
  [instant - HOUR_MS, instant + HOUR_MS].some((other) => wallTime(other) === wallTime(instant));

/**
 * Start and end. RFC 5545 (3.3.5) says that a repeated wall time means its first occurrence, but readers differ (ical.js
 * takes the second): inside that one hour of the year the times are written in UTC, which nobody reads in two ways.
 */
function timeLines({ startsAt, endsAt }: CalendarEntry): string[] {
  return isRepeated(startsAt) || isRepeated(endsAt)
    ? [`DTSTART:${utc(startsAt)}`, `DTEND:${utc(endsAt)}`]
    : [`DTSTART;TZID=${ZONE}:${wallTime(startsAt)}`, `DTEND;TZID=${ZONE}:${wallTime(endsAt)}`];
}

const address = (person: Invitation['organizer']): string =>
  // A line break in an address would begin a line of its own: there is none in what passes here.
  person.address.replaceAll(/[\p{Cc}\s]/gu, '');

function people(method: CalendarMethod, invitation: Invitation | null): string[] {
  if (invitation === null) return [];
  const { organizer, attendee } = invitation;
  const reply = method === 'REQUEST' ? ';ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE' : '';
  return [
    `ORGANIZER;CN=${quotedParameter(organizer.name)}:mailto:${address(organizer)}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL${reply};CN=${quotedParameter(attendee.name)}:mailto:${address(attendee)}`,
  ];
}

function eventLines(entry: CalendarEntry, method: CalendarMethod, invitation: Invitation | null): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${utc(entry.changedAt)}`,
    `LAST-MODIFIED:${utc(entry.changedAt)}`,
    ...timeLines(entry),
    `SUMMARY:${escapeText(entry.title)}`,
    ...(entry.location === '' ? [] : [`LOCATION:${escapeText(entry.location)}`]),
    ...(entry.description === '' ? [] : [`DESCRIPTION:${escapeText(entry.description)}`]),
    `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${entry.isCancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...people(method, invitation),
    'END:VEVENT',
  ];
}

const calendar = (method: CalendarMethod, head: readonly string[], events: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...head,
    ...TIME_ZONE,
    ...events,
    'END:VCALENDAR',
  ]
    .map(foldLine)
    .join('');

/**
 * The calendar part of one mail: a CANCEL for a cancelled entry, else a REQUEST (the first one invites, one with a higher
 * `sequence` updates). One entry a file: a part with two UIDs is refused. Times are wall times with their zone, so a session
 * at nine stays at nine across a change of clocks. Source: RFC 5545; RFC 5546, 3.2.2 and 3.2.5.
 */
export function writeInvitation(entry: CalendarEntry, invitation: Invitation): string {
  const method = invitationMethod(entry);
  return calendar(method, [], eventLines(entry, method, invitation));
}

/** The method {@link writeInvitation} uses; the mail part's type names it too. */
export const invitationMethod = (entry: Pick<CalendarEntry, 'isCancelled'>): 'REQUEST' | 'CANCEL' =>
  entry.isCancelled ? 'CANCEL' : 'REQUEST';

/**
 * A feed a calendar program reads again and again: all entries, the cancelled ones with their status, so that they do not
 * simply vanish. UID and SEQUENCE are those of the mails. Source: RFC 5545; RFC 7986, 5.1 and 5.7 (name, refresh interval).
 */
export function writeFeed(name: string, entries: readonly CalendarEntry[]): string {
  const head = [
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `X-WR-TIMEZONE:${ZONE}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
  ];
  return calendar(
    'PUBLISH',
    head,
    entries.flatMap((entry) => eventLines(entry, 'PUBLISH', null)),
  );
}

/** The UID of a person's entry of a session. Never of the host name: that one may change. */
export const calendarUid = (sessionId: string, personId: string): string => `${sessionId}.${personId}@edukom`;
