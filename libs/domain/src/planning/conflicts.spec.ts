import fc from 'fast-check';
import { instantOf } from '../attendance/local-time.js';
import { ZONE } from '../attendance/zone.js';
import { conflictsOf, mayPlan, overlaps, type PlannedSession } from './conflicts.js';

const at = (date: string, time: string): number => {
  const result = instantOf(date, time, ZONE);
  return result.ok ? result.instant : NaN;
};
const on = (date: string, from: string, to: string) => ({ start: at(date, from), end: at(date, to) });

const session = (sessionId: string, over: Partial<PlannedSession> = {}): PlannedSession => ({
  sessionId,
  when: on('2026-11-20', '10:00', '12:00'),
  roomId: null,
  trainerIds: [],
  personIds: [],
  ...over,
});

describe('overlaps', () => {
  it.each([
    { name: 'one begins when the other ends', a: ['10:00', '12:00'], b: ['12:00', '13:00'], expected: false },
    { name: 'one minute together', a: ['10:00', '12:00'], b: ['11:59', '13:00'], expected: true },
    { name: 'one inside the other', a: ['10:00', '12:00'], b: ['10:30', '11:00'], expected: true },
    { name: 'the same', a: ['10:00', '12:00'], b: ['10:00', '12:00'], expected: true },
    { name: 'an hour between', a: ['08:00', '09:00'], b: ['10:00', '12:00'], expected: false },
    { name: 'nothing is in an empty one', a: ['10:00', '10:00'], b: ['09:00', '12:00'], expected: false },
  ] as const)('$name', ({ a, b, expected }) => {
    expect(overlaps(on('2026-11-20', a[0], a[1]), on('2026-11-20', b[0], b[1]))).toBe(expected);
  });

  it('goes by instants in the night when clocks go back: 01:30 to 02:30 lasts one hour, and 03:00 is an hour after that', () => {
    // 02:30 is its first occurrence, 00:30 UTC; 03:00 is 02:00 UTC.
    expect(overlaps(on('2026-10-25', '01:30', '02:30'), on('2026-10-25', '02:30', '03:30'))).toBe(false);
    expect(overlaps(on('2026-10-25', '01:30', '03:00'), on('2026-10-25', '02:30', '03:30'))).toBe(true);
  });

  it('goes by instants in the night when clocks go forward: 03:00 follows 02:00 at once', () => {
    expect(overlaps(on('2027-03-28', '01:00', '03:00'), on('2027-03-28', '03:00', '04:00'))).toBe(false);
    expect(at('2027-03-28', '03:00') - at('2027-03-28', '01:59')).toBe(60_000);
  });

  const interval = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
    .map(([start, length]) => ({
      start,
      end: start + length,
    }));
  it('is what counting the minutes says, and symmetric', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const minutes = ({ start, end }: typeof a) => Array.from({ length: end - start }, (_, index) => start + index);
        const inBoth = minutes(a).some((minute) => minutes(b).includes(minute));
        expect(overlaps(a, b)).toBe(inBoth);
        expect(overlaps(b, a)).toBe(inBoth);
      }),
    );
  });
});

describe('conflictsOf', () => {
  const planned = session('new', { roomId: 'R1', trainerIds: ['T1', 'T2'], personIds: ['P1', 'P2'] });
  it.each([
    { name: 'another room', other: { roomId: 'R2' }, expected: [] },
    { name: 'no room of the list in both', other: { roomId: null }, expected: [] },
    { name: 'the same room', other: { roomId: 'R1' }, expected: [['room', ['R1']]] },
    { name: 'the same trainer', other: { trainerIds: ['T2', 'T3'] }, expected: [['trainer', ['T2']]] },
    { name: 'the same people', other: { personIds: ['P2', 'P1', 'P9'] }, expected: [['person', ['P1', 'P2']]] },
    { name: 'a trainer who learns elsewhere', other: { personIds: ['T1'] }, expected: [['person', ['T1']]] },
    { name: 'a learner who leads elsewhere', other: { trainerIds: ['P1'] }, expected: [['person', ['P1']]] },
    {
      name: 'everything at once',
      other: { roomId: 'R1', trainerIds: ['T1'], personIds: ['P1', 'T1'] },
      expected: [
        ['room', ['R1']],
        ['trainer', ['T1']],
        ['person', ['P1']],
      ],
    },
    {
      name: 'the same needs an hour later',
      other: { roomId: 'R1', trainerIds: ['T1'], when: on('2026-11-20', '12:00', '13:00') },
      expected: [],
    },
  ])('$name', ({ other, expected }) => {
    expect(conflictsOf(planned, [session('old', other)]).map(({ kind, ids }) => [kind, ids])).toEqual(expected);
  });

  it('of a session with itself there is none: moving it by ten minutes is no double booking', () => {
    expect(conflictsOf(planned, [{ ...planned, when: on('2026-11-20', '10:10', '12:10') }])).toEqual([]);
  });

  const ids = (prefix: string) => fc.uniqueArray(fc.integer({ min: 1, max: 4 }).map((n) => `${prefix}${n}`));
  const anySession = fc.record({
    sessionId: fc.integer({ min: 1, max: 6 }).map(String),
    when: fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 5 })).map(([start, length]) => ({
      start,
      end: start + length,
    })),
    roomId: fc.option(fc.constantFrom('R1', 'R2')),
    trainerIds: ids('P'),
    personIds: ids('P'),
  });
  it('is mutual, names only what both need, and says nothing of sessions at other times', () => {
    fc.assert(
      fc.property(anySession, anySession, (a, b) => {
        const seen = (found: ReturnType<typeof conflictsOf>) =>
          found.map(({ kind, ids: of }) => [kind, [...of].sort()]);
        expect(seen(conflictsOf(a, [b]))).toEqual(seen(conflictsOf(b, [a])));
        const needs = ({ roomId, trainerIds, personIds }: PlannedSession) =>
          new Set([...(roomId === null ? [] : [roomId]), ...trainerIds, ...personIds]);
        for (const conflict of conflictsOf(a, [b])) {
          expect(overlaps(a.when, b.when)).toBe(true);
          expect(conflict.ids.length).toBeGreaterThan(0);
          expect(conflict.ids.every((id) => needs(a).has(id) && needs(b).has(id))).toBe(true);
        }
      }),
    );
  });
});

describe('mayPlan', () => {
  const room = { kind: 'room', sessionId: 's', ids: ['R1'] } as const;
  const trainer = { kind: 'trainer', sessionId: 's', ids: ['T1'] } as const;
  it.each([
    { name: 'nothing in the way', conflicts: [], reason: null, expected: true },
    { name: 'a trainer in two places is shown, not refused', conflicts: [trainer], reason: null, expected: true },
    { name: 'a room twice', conflicts: [trainer, room], reason: null, expected: false },
    { name: 'a room twice, with a reason', conflicts: [room], reason: 'Salla ndahet me paravan', expected: true },
  ])('$name', ({ conflicts, reason, expected }) => {
    expect(mayPlan(conflicts, reason)).toBe(expected);
  });
});
