import {
  type CalendarEntry,
  calendarUid,
  type InterfaceLocale,
  type LocalizedText,
  readText,
  sessionUrgency,
  writeInvitation,
} from '@edukom/domain';
import { formatDate, formatTime, type Translate } from '@edukom/i18n';
import type { MailOrder } from '../../platform/mail/mailer.js';
import type { DifferenceRow, EntryRow, RecipientRow } from './calendar.repository.js';

type ToldRow = Omit<EntryRow, 'course_title'>;

/** What all entries of an installation share. */
export interface CalendarHouse {
  readonly publicOrigin: string;
  /** `Name <address>` or an address. */
  readonly mailFrom: string;
}

/** A name and an address out of `Name <address>`. */
export function organizerOf(mailFrom: string): { name: string; address: string } {
  const [, name = '', address] = /^\s*"?(.*?)"?\s*<([^<>]+)>\s*$/.exec(mailFrom) ?? [];
  const plain = address ?? mailFrom.trim();
  return { name: name === '' ? plain : name, address: plain };
}

const appLink = (house: CalendarHouse, locale: InterfaceLocale) => `${house.publicOrigin}/${locale}/app/sessions`;

/** An entry in the words of the person whose calendar it is. */
export function entryOf(
  row: ToldRow,
  personId: string,
  course: LocalizedText,
  locale: InterfaceLocale,
  house: CalendarHouse,
): CalendarEntry {
  return {
    uid: calendarUid(row.session_id, personId),
    sequence: row.sequence,
    isCancelled: row.is_cancelled,
    title: `${row.title} · ${readText(course, locale).value}`,
    location: row.room,
    description: appLink(house, locale),
    startsAt: row.starts_at.getTime(),
    endsAt: row.ends_at.getTime(),
    changedAt: row.changed_at.getTime(),
  };
}

type Kind = 'session-new' | 'session-changed' | 'session-off' | 'session-cancelled';
const kindOf = (difference: DifferenceRow): Kind => {
  if (difference.is_cancelled) return difference.cancel_reason === null ? 'session-off' : 'session-cancelled';
  return difference.sequence === null || difference.was_cancelled ? 'session-new' : 'session-changed';
};

/** The mail about one revision of one person's entry; null for somebody without an address. */
export function calendarMail(
  difference: DifferenceRow,
  sequence: number,
  person: RecipientRow,
  course: LocalizedText,
  house: CalendarHouse,
  now: Date,
): MailOrder | null {
  if (person.email === null) return null;
  const { locale, email: recipient } = person;
  const entry = entryOf({ ...difference, sequence, changed_at: now }, person.id, course, locale, house);
  const attendee = { name: `${person.given_name} ${person.family_name}`, address: recipient };
  const urgency = sessionUrgency(entry.startsAt, now.getTime());
  const kind = kindOf(difference);
  return {
    eventKey: `calendar:${difference.session_id}:${sequence}`,
    personId: person.id,
    recipient,
    locale,
    urgency: person.is_calendar_mailed || urgency === 'now' ? urgency : 'daily',
    ...(person.is_calendar_mailed
      ? { calendar: writeInvitation(entry, { organizer: organizerOf(house.mailFrom), attendee }) }
      : {}),
    write: (t) =>
      words(t, kind, locale, difference, person.given_name, readText(course, locale).value, entry.description),
  };
}

function words(
  t: Translate,
  kind: Kind,
  locale: InterfaceLocale,
  row: DifferenceRow,
  name: string,
  course: string,
  link: string,
) {
  const date = formatDate(locale, row.starts_at);
  const from = formatTime(locale, row.starts_at);
  const to = formatTime(locale, row.ends_at);
  const room = row.room === '' ? t('mail.session-room.open') : row.room;
  const reason = row.cancel_reason ?? '';
  return {
    subject: t(`mail.${kind}.subject`, { session: row.title, date, from }),
    body: t(`mail.${kind}.body`, { name, session: row.title, course, date, from, to, room, reason, link }),
  };
}
