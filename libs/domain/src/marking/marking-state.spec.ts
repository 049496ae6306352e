import fc from 'fast-check';
import {
  isSettled,
  isVisibleTo,
  MARK_ROLES,
  MARKING_STATES,
  type MarkingState,
  type MarkRole,
  markingState,
  mayDecide,
  type RoleMarkers,
  seatFor,
  standingMark,
} from './marking-state.js';

const given = (role: MarkRole, points: number, ...markerIds: string[]): RoleMarkers => ({ role, points, markerIds });
const [A, B, C] = ['arta', 'besim', 'cveta'];

describe('how far the marking of an answer is', () => {
  it.each<[string, RoleMarkers[], number | null, MarkingState, number | null]>([
    ['nobody marked', [], null, 'unmarked', null],
    ['nobody marked, two asked for', [], 50, 'unmarked', null],
    ['one mark is enough', [given('first', 200, A)], null, 'marked', 200],
    ['one of two', [given('first', 200, A)], 50, 'waits-second', null],
    ['two that say the same', [given('first', 200, A), given('second', 200, B)], 0, 'agreed', 200],
    ['apart by exactly the tolerance', [given('first', 200, A), given('second', 250, B)], 50, 'agreed', 200],
    ['apart by a hundredth more', [given('first', 200, A), given('second', 251, B)], 50, 'differ', null],
    ['apart downwards', [given('first', 200, A), given('second', 149, B)], 50, 'differ', null],
    ['a second is not asked for any more', [given('first', 200, A), given('second', 0, B)], null, 'marked', 200],
    [
      'decided by a third',
      [given('first', 200, A), given('second', 0, B), given('decision', 120, C)],
      50,
      'decided',
      120,
    ],
    ['decided on an appeal', [given('first', 200, A), given('decision', 250, B)], null, 'decided', 250],
    ['a second alone is no first', [given('second', 200, A)], 50, 'unmarked', null],
  ])('%s', (_name, marks, tolerance, state, points) => {
    expect(markingState(marks, tolerance)).toBe(state);
    expect(standingMark(marks, tolerance)?.points ?? null).toBe(points);
  });

  it.each([[-1], [0.5], [Number.NaN]])('refuses a tolerance of %s', (tolerance) => {
    expect(() => markingState([], tolerance)).toThrow(RangeError);
    expect(() => markingState([], tolerance)).toThrow(`a tolerance is whole hundredths from 0, not ${tolerance}`);
  });

  it('refuses two marks in one role', () => {
    expect(() => markingState([given('first', 1, A), given('first', 2, B)], null)).toThrow(RangeError);
    expect(() => markingState([given('second', 1, A), given('second', 2, B)], null)).toThrow(
      'two marks stand as second',
    );
  });

  // The names are stored and sent: a new one is added, none is changed.
  it('has names that stay', () => {
    expect(MARK_ROLES).toEqual(['first', 'second', 'decision']);
    expect(MARKING_STATES).toEqual(['unmarked', 'waits-second', 'marked', 'agreed', 'differ', 'decided']);
    expect(MARKING_STATES.filter(isSettled)).toEqual(['marked', 'agreed', 'decided']);
  });
});

describe('as what somebody may mark', () => {
  it.each<[string, RoleMarkers[], number | null, string, MarkRole | null]>([
    ['anybody, first', [], null, A, 'first'],
    ['anybody, also after a colleague, where one mark is enough', [given('first', 1, A)], null, B, 'first'],
    ['the first again, until there is a second', [given('first', 1, A)], 0, A, 'first'],
    ['a colleague, second', [given('first', 1, A)], 0, B, 'second'],
    ['neither of two when both stand', [given('first', 1, A), given('second', 9, B)], 0, A, null],
    ['neither of two when both stand', [given('first', 1, A), given('second', 9, B)], 0, B, null],
    ['a third decides', [given('first', 1, A), given('second', 9, B)], 0, C, 'decision'],
    ['nobody where two agree', [given('first', 1, A), given('second', 1, B)], 0, C, null],
    ['nobody after a decision', [given('first', 1, A), given('decision', 1, B)], null, C, null],
    ['whoever once marked first is no second', [given('first', 1, A, C)], 0, C, 'first'],
  ])('%s', (_name, marks, tolerance, person, seat) => {
    expect(seatFor(person, marks, tolerance)).toBe(seat);
  });

  it('hides the first mark from whoever gives the second, until they have', () => {
    const first = [given('first', 1, A)];
    const both = [...first, given('second', 9, B)];
    expect([isVisibleTo(B, 'first', first, 0), isVisibleTo(A, 'first', first, 0)]).toEqual([false, true]);
    expect([A, B, C].map((person) => isVisibleTo(person, 'first', both, 0))).toEqual([true, true, true]);
    expect(isVisibleTo(B, 'first', first, null)).toBe(true);
    expect([isVisibleTo(B, 'second', first, 0), isVisibleTo(B, 'decision', first, 0)]).toEqual([true, true]);
  });

  it('lets nobody decide about their own marking', () => {
    const marks = [given('first', 1, A), given('second', 9, B), given('decision', 5, C)];
    expect([A, B, C].map((person) => mayDecide(person, marks))).toEqual([false, false, true]);
  });
});

describe('always', () => {
  const people = fc.constantFrom(A, B, C, 'd');
  const marks = fc
    .uniqueArray(
      fc.record({
        role: fc.constantFrom(...MARK_ROLES),
        points: fc.nat(500),
        markerIds: fc.uniqueArray(people, { minLength: 1 }),
      }),
      { selector: ({ role }) => role },
    )
    .map((some): RoleMarkers[] => some);
  const tolerance = fc.option(fc.nat(500));

  it('a mark stands exactly when the marking is settled, and it is one that somebody gave', () => {
    fc.assert(
      fc.property(marks, tolerance, (some, apart) => {
        const standing = standingMark(some, apart);
        expect(standing !== null).toBe(isSettled(markingState(some, apart)));
        if (standing) expect(some).toContain(standing);
      }),
    );
  });

  it('the order of the marks says nothing', () => {
    fc.assert(
      fc.property(marks, tolerance, people, (some, apart, person) => {
        const turned = [...some].reverse();
        expect(markingState(turned, apart)).toBe(markingState(some, apart));
        expect(seatFor(person, turned, apart)).toBe(seatFor(person, some, apart));
      }),
    );
  });

  it('more tolerance never turns agreement into dispute', () => {
    fc.assert(
      fc.property(marks, fc.nat(500), fc.nat(500), (some, apart, more) => {
        if (markingState(some, apart) === 'agreed') expect(markingState(some, apart + more)).toBe('agreed');
      }),
    );
  });

  it('who marked first or second is never led to decide, and the second never sees the first', () => {
    fc.assert(
      fc.property(marks, tolerance, people, (some, apart, person) => {
        const seat = seatFor(person, some, apart);
        if (seat === 'decision') expect(mayDecide(person, some)).toBe(true);
        if (seat === 'second') expect(isVisibleTo(person, 'first', some, apart)).toBe(false);
      }),
    );
  });
});
