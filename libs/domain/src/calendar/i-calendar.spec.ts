import fc from 'fast-check';
import ICAL from 'ical.js';
import { instantOf } from '../attendance/local-time.js';
import { ZONE } from '../attendance/zone.js';
import { type CalendarEntry, calendarUid, invitationMethod, writeFeed, writeInvitation } from './i-calendar.js';
import { escapeText, foldLine } from './ical-text.js';

const at = (date: string, time: string): number => {
  const result = instantOf(date, time, ZONE);
  if (!result.ok) throw new Error(result.code);
  return result.instant;
};

const entry = (over: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: calendarUid('s', 'p'),
  sequence: 0,
  isCancelled: false,
  title: 'Безбедне лозинке; дан 1, сала 2',
  location: 'Prishtinë, salla “A”',
  description: 'https://edukom.example/sr-Cyrl/app',
  startsAt: at('2026-10-26', '09:00'),
  endsAt: at('2026-10-26', '12:00'),
  changedAt: Date.UTC(2026, 8, 1, 8),
  ...over,
});
const invitation = {
  organizer: { name: 'Edukom', address: 'no-reply@edukom.example' },
  attendee: { name: 'Љиљана "Лили" Ђорђевић; Н.', address: 'lili@example.org' },
};

/** What an independent reader makes of a file. It resolves times by the VTIMEZONE of the file and knows no other zone. */
function read(file: string) {
  const root = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const zoneOf = root.getFirstSubcomponent('vtimezone');
  if (!zoneOf) throw new Error('no zone');
  const zone = new ICAL.Timezone(zoneOf);
  const instant = (time: ICAL.Time) => {
    if (time.zone !== ICAL.Timezone.utcTimezone) time.zone = zone;
    return time.toUnixTime() * 1000;
  };
  return root.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      method: root.getFirstPropertyValue('method'),
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      title: event.summary,
      location: event.location,
      starts: instant(event.startDate),
      ends: instant(event.endDate),
      wall: event.startDate.toString(),
      zone: component.getFirstProperty('dtstart')?.getParameter('tzid'),
      attendees: component.getAllProperties('attendee').map((one) => [one.getFirstValue(), one.getParameter('cn')]),
    };
  });
}

describe('an invitation', () => {
  it('is read back by another library as it was meant', () => {
    expect(read(writeInvitation(entry(), invitation))).toEqual([
      {
        method: 'REQUEST',
        uid: 's.p@edukom',
        sequence: 0,
        status: 'CONFIRMED',
        title: 'Безбедне лозинке; дан 1, сала 2',
        location: 'Prishtinë, salla “A”',
        starts: Date.UTC(2026, 9, 26, 8),
        ends: Date.UTC(2026, 9, 26, 11),
        wall: '2026-10-26T09:00:00',
        zone: 'Europe/Belgrade',
        attendees: [['mailto:lili@example.org', "Љиљана 'Лили' Ђорђевић; Н."]],
      },
    ]);
  });

  it('an update and a cancellation change one entry and add none', () => {
    const files = [
      writeInvitation(entry(), invitation),
      writeInvitation(
        entry({ sequence: 1, startsAt: at('2026-10-27', '13:00'), endsAt: at('2026-10-27', '15:00') }),
        invitation,
      ),
      writeInvitation(entry({ sequence: 2, isCancelled: true }), invitation),
    ];
    // What a calendar does: one slot for each UID, the highest SEQUENCE stays.
    const calendarOf = (received: readonly string[]) => {
      const entries = new Map<string, ReturnType<typeof read>[number]>();
      for (const one of received.flatMap(read))
        if (one.sequence >= (entries.get(one.uid)?.sequence ?? -1)) entries.set(one.uid, one);
      return [...entries.values()].map(({ method, status, starts }) => ({ method, status, starts }));
    };
    expect(calendarOf(files.slice(0, 1))).toMatchObject([{ method: 'REQUEST', status: 'CONFIRMED' }]);
    const moved = [{ method: 'REQUEST', status: 'CONFIRMED', starts: Date.UTC(2026, 9, 27, 12) }];
    expect(calendarOf(files.slice(0, 2))).toEqual(moved);
    expect(calendarOf(files.slice(0, 2).reverse())).toEqual(moved);
    expect(calendarOf(files)).toMatchObject([{ method: 'CANCEL', status: 'CANCELLED' }]);
    expect(invitationMethod({ isCancelled: true })).toBe('CANCEL');
  });

  it('names the one it goes to and nobody else, and lets no value begin a line', () => {
    const hostile = { name: 'A\r\nATTENDEE:mailto:x@example.org', address: 'a@example.org\r\nX-BAD:1' };
    const [event] = read(
      writeInvitation(entry({ title: 'x\r\nSTATUS:CANCELLED', location: '\nBEGIN:VEVENT' }), {
        ...invitation,
        attendee: hostile,
      }),
    );
    expect(event?.attendees).toHaveLength(1);
    expect(event).toMatchObject({ status: 'CONFIRMED', title: 'x\nSTATUS:CANCELLED', location: '\nBEGIN:VEVENT' });
  });
});

describe('across both clock changes', () => {
  it.each([
    ['the Friday before clocks go back', '2026-10-23', '09:00', Date.UTC(2026, 9, 23, 7)],
    ['the day clocks go back', '2026-10-25', '09:00', Date.UTC(2026, 9, 25, 8)],
    ['an hour before they do', '2026-10-25', '01:30', Date.UTC(2026, 9, 24, 23, 30)],
    ['the day clocks go forward', '2027-03-28', '09:00', Date.UTC(2027, 2, 28, 7)],
    ['an hour before they do', '2027-03-28', '01:30', Date.UTC(2027, 2, 28, 0, 30)],
    ['after the hour that does not exist', '2027-03-28', '03:00', Date.UTC(2027, 2, 28, 1)],
  ])('%s', (_name, date, time, expected) => {
    const [event] = read(writeInvitation(entry({ startsAt: at(date, time), endsAt: at(date, '15:00') }), invitation));
    expect(event).toMatchObject({ wall: `${date}T${time}:00`, starts: expected });
  });

  it.each([
    ['first', Date.UTC(2026, 9, 25, 0, 30)],
    ['second', Date.UTC(2026, 9, 25, 1, 30)],
  ])('the %s 02:30 of the repeated hour is written so that nobody can take it for the other', (_which, startsAt) => {
    const file = writeInvitation(entry({ startsAt, endsAt: startsAt + 7_200_000 }), invitation);
    expect(read(file)).toMatchObject([{ starts: startsAt, ends: startsAt + 7_200_000, zone: undefined }]);
  });

  it('every day of two years at 09:00 is 09:00, and the instant of the runtime is the instant of the file', () => {
    const first = Date.UTC(2026, 0, 1);
    const days = Array.from({ length: 731 }, (_, day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10));
    const events = read(
      writeFeed(
        'x',
        days.map((day, index) => entry({ uid: `${index}`, startsAt: at(day, '09:00'), endsAt: at(day, '16:00') })),
      ),
    );
    expect(events.map(({ wall }) => wall)).toEqual(days.map((day) => `${day}T09:00:00`));
    expect(events.map(({ starts }) => starts)).toEqual(days.map((day) => at(day, '09:00')));
    expect(events.map(({ ends }) => ends)).toEqual(days.map((day) => at(day, '16:00')));
  });
});

describe('a feed', () => {
  it('holds all entries, the cancelled ones with their status and without who takes part', () => {
    const file = writeFeed('Едуком: мој календар', [entry(), entry({ uid: 'b', sequence: 4, isCancelled: true })]);
    expect(read(file).map(({ method, uid, sequence, status }) => [method, uid, sequence, status])).toEqual([
      ['PUBLISH', 's.p@edukom', 0, 'CONFIRMED'],
      ['PUBLISH', 'b', 4, 'CANCELLED'],
    ]);
    expect(file).not.toContain('ATTENDEE');
    expect(file.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
  });

  it('is a calendar without entries for somebody without sessions', () => {
    expect(read(writeFeed('x', []))).toEqual([]);
  });
});

describe('lines', () => {
  it.each([
    ['just 75 octets', 'a'.repeat(75), 1],
    ['one more', 'a'.repeat(76), 2],
    ['Cyrillic: 37 letters and one octet', `:${'ж'.repeat(37)}`, 1],
    ['Cyrillic: a letter would be cut', `::${'ж'.repeat(37)}`, 2],
    ['outside the basic plane', '😀'.repeat(40), 3],
  ])('%s', (_name, line, physical) => {
    expect(foldLine(line).trimEnd().split('\r\n')).toHaveLength(physical);
  });

  it('are at most 75 octets, valid UTF-8 each, and unfold to what they were', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aж љё;,\\:"😀'), maxLength: 300 });
    fc.assert(
      fc.property(text, (line) => {
        const folded = foldLine(line);
        for (const one of folded.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
        expect(folded).toBe(Buffer.from(folded, 'utf8').toString('utf8'));
        expect(folded.slice(0, -2).replaceAll('\r\n ', '')).toBe(line);
      }),
    );
  });

  it('every text comes back from the other library', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aЖё;,\\:"\n n😀'), minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(text, text, (title, location) => {
        const [event] = read(writeInvitation(entry({ title, location }), invitation));
        expect([event?.title, event?.location]).toEqual([title, location]);
      }),
      { numRuns: 60 },
    );
    expect(escapeText('a\u0000b\u0007\r\nc\rd')).toBe(String.raw`ab\nc\nd`);
  });

  it('every instant comes back', () => {
    const minute = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2032, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minute, (value) => {
        const startsAt = value * 60_000;
        const [event] = read(writeInvitation(entry({ startsAt, endsAt: startsAt + 86_400_000 }), invitation));
        expect([event?.starts, event?.ends]).toEqual([startsAt, startsAt + 86_400_000]);
      }),
      { numRuns: 200 },
    );
  });
});
