import { instantOf, localAt, localOf } from './local-time.js';
import { ZONE } from './zone.js';

const utc = (text: string) => ({ ok: true, instant: Date.parse(text) });

describe('instantOf', () => {
  it.each([
    {
      name: 'winter is one hour ahead of UTC',
      date: '2026-01-15',
      time: '09:00',
      expected: utc('2026-01-15T08:00:00Z'),
    },
    { name: 'summer is two hours ahead', date: '2026-07-15', time: '09:00', expected: utc('2026-07-15T07:00:00Z') },
    { name: 'midnight', date: '2026-07-15', time: '00:00', expected: utc('2026-07-14T22:00:00Z') },
    {
      name: 'the minute before clocks go back',
      date: '2026-10-25',
      time: '01:59',
      expected: utc('2026-10-24T23:59:00Z'),
    },
    {
      name: 'a repeated hour means its first occurrence',
      date: '2026-10-25',
      time: '02:30',
      expected: utc('2026-10-25T00:30:00Z'),
    },
    { name: 'after clocks went back', date: '2026-10-25', time: '03:00', expected: utc('2026-10-25T02:00:00Z') },
    {
      name: 'the minute before clocks go forward',
      date: '2027-03-28',
      time: '01:59',
      expected: utc('2027-03-28T00:59:00Z'),
    },
    {
      name: 'an hour that does not exist',
      date: '2027-03-28',
      time: '02:30',
      expected: { ok: false, code: 'nonexistent-hour' },
    },
    { name: 'after clocks went forward', date: '2027-03-28', time: '03:00', expected: utc('2027-03-28T01:00:00Z') },
    {
      name: 'a date that does not exist',
      date: '2026-02-29',
      time: '09:00',
      expected: { ok: false, code: 'invalid-date' },
    },
    {
      name: 'a date in another notation',
      date: '15.01.2026',
      time: '09:00',
      expected: { ok: false, code: 'invalid-date' },
    },
    { name: 'an hour after 23', date: '2026-01-15', time: '24:00', expected: { ok: false, code: 'invalid-time' } },
    {
      name: 'a zone nobody knows',
      date: '2026-01-15',
      time: '09:00',
      zone: 'Europe/Nowhere',
      expected: { ok: false, code: 'unknown-zone' },
    },
  ])('$name', ({ date, time, zone, expected }) => expect(instantOf(date, time, zone ?? ZONE)).toEqual(expected));

  it('sweeps two years, every quarter of an hour: every instant comes back, one hour a year is missing and one repeats', () => {
    const quarter = 900_000;
    const seen = new Map<string, number>();
    for (
      let instant = Date.parse('2026-01-01T00:00:00Z');
      instant < Date.parse('2028-01-01T00:00:00Z');
      instant += quarter
    ) {
      const local = localOf(instant, ZONE);
      const key = `${local?.date} ${local?.time}`;
      if (!seen.has(key)) seen.set(key, instant);
    }
    const wrong = [...seen].filter(([key, instant]) => {
      const result = instantOf(key.slice(0, 10), key.slice(11), ZONE);
      return !result.ok || result.instant !== instant;
    });
    expect(wrong).toEqual([]);
    const missing: string[] = [];
    for (let wall = Date.parse('2026-01-02T00:00:00Z'); wall < Date.parse('2027-12-31T00:00:00Z'); wall += quarter) {
      const text = new Date(wall).toISOString();
      if (!instantOf(text.slice(0, 10), text.slice(11, 16), ZONE).ok) missing.push(text.slice(0, 16));
    }
    expect(missing).toEqual([
      '2026-03-29T02:00',
      '2026-03-29T02:15',
      '2026-03-29T02:30',
      '2026-03-29T02:45',
      '2027-03-28T02:00',
      '2027-03-28T02:15',
      '2027-03-28T02:30',
      '2027-03-28T02:45',
    ]);
  });
  it('a session over the change of clocks has its true length', () => {
    const length = (date: string) => {
      const [start, end] = [instantOf(date, '01:00', ZONE), instantOf(date, '04:00', ZONE)];
      return start.ok && end.ok ? (end.instant - start.instant) / 60_000 : null;
    };
    expect([length('2026-10-24'), length('2026-10-25'), length('2027-03-28')]).toEqual([180, 240, 120]);
  });
});

describe('localAt', () => {
  it.each([
    { at: '2026-11-17T22:59:00Z', shown: { date: '2026-11-17', time: '23:59' } },
    { at: '2026-11-17T23:30:00Z', shown: { date: '2026-11-18', time: '00:30' } },
    { at: '2026-06-30T22:00:00Z', shown: { date: '2026-07-01', time: '00:00' } },
  ])('clocks in Kosovo show $shown.date $shown.time at $at', ({ at, shown }) =>
    expect(localAt(Date.parse(at))).toEqual(shown),
  );
});
