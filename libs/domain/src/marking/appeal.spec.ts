import fc from 'fast-check';
import { APPEAL_OUTCOMES, APPEAL_STATES, appealBar, appealDeadline, type AppealFacts, appealState } from './appeal.js';

const released = new Date('2026-11-10T10:00:00.000Z');
const facts = (over: Partial<AppealFacts> = {}): AppealFacts => ({
  releasedAt: released,
  days: 14,
  appeal: null,
  ...over,
});

describe('an appeal', () => {
  it.each<[string, AppealFacts, string, string]>([
    ['before the release', facts({ releasedAt: null }), '2026-11-10T10:00:00Z', 'not-released'],
    ['at once', facts(), '2026-11-10T10:00:00Z', 'possible'],
    ['in the very last moment', facts(), '2026-11-24T10:00:00Z', 'possible'],
    ['a millisecond later', facts(), '2026-11-24T10:00:00.001Z', 'too-late'],
    ['where none is possible', facts({ days: 0 }), '2026-11-10T10:00:00Z', 'too-late'],
    ['made, also when the days are over', facts({ appeal: { outcome: null } }), '2027-01-01T00:00:00Z', 'waiting'],
    ['refused', facts({ appeal: { outcome: 'kept' } }), '2026-11-11T00:00:00Z', 'kept'],
    ['granted', facts({ appeal: { outcome: 'changed' } }), '2026-11-11T00:00:00Z', 'changed'],
  ])('%s', (_name, given, now, state) => {
    expect(appealState(given, new Date(now))).toBe(state);
  });

  it('ends the same number of hours after every release, also when clocks change', () => {
    expect(appealDeadline(new Date('2026-10-20T22:30:00Z'), 7).toISOString()).toBe('2026-10-27T22:30:00.000Z');
  });

  it.each([[-1], [1.5], [366], [Number.NaN]])('knows no %s days', (days) => {
    expect(() => appealDeadline(released, days)).toThrow(RangeError);
    expect(() => appealDeadline(released, days)).toThrow(`for 0 to 365 whole days, not ${days}`);
  });

  it.each([
    [0, '2026-11-10T10:00:00.000Z'],
    [365, '2027-11-10T10:00:00.000Z'],
  ])('knows %i days', (days, until) => {
    expect(appealDeadline(released, days).toISOString()).toBe(until);
  });

  // The names are stored and sent: a new one is added, none is changed.
  it('has names that stay', () => {
    expect(APPEAL_OUTCOMES).toEqual(['kept', 'changed']);
    expect(APPEAL_STATES).toEqual(['not-released', 'possible', 'too-late', 'waiting', 'kept', 'changed']);
  });

  it('once too late stays too late', () => {
    fc.assert(
      fc.property(fc.nat(365), fc.nat(400 * 86_400_000), fc.nat(86_400_000), (days, after, more) => {
        const at = new Date(released.getTime() + after);
        if (appealState(facts({ days }), at) === 'too-late')
          expect(appealState(facts({ days }), new Date(at.getTime() + more))).toBe('too-late');
      }),
    );
  });

  it.each([
    ['the official', 'official', 'own-record'],
    ['a marker', 'marker', 'own-marking'],
    ['a colleague', 'colleague', null],
  ])('is answered by somebody else than who marked: %s', (_name, person, bar) => {
    expect(appealBar(person, { appellantId: 'official', markerIds: ['marker', 'other'] })).toBe(bar);
  });
});
