import fc from 'fast-check';
import { hasSeatFor, isQuotaKept, type SeatPlan, seatsTaken, type SeatsTaken, withSeat } from './seat-plan.js';
import { decideSeat, inOrder, isWaitedFor, moveUp, movesUp, placeInList, type Waiting } from './waiting-list.js';

const PLAN: SeatPlan = {
  capacity: 4,
  quotas: [{ institutionId: 'prizren', seats: 2, releasedOn: '2026-05-10' }],
  cutOffOn: '2026-05-20',
};
const BEFORE = '2026-05-09';
const waits = (requestId: string, institutionId: string, arrival: number): Waiting => ({
  requestId,
  institutionId,
  arrival,
});
const A = waits('a', 'peja', 1);
const B = waits('b', 'prizren', 2);
const C = waits('c', 'peja', 3);
const taken = (seats: Record<string, number> = {}): SeatsTaken => new Map(Object.entries(seats));

describe('moveUp', () => {
  it.each<[string, Record<string, number>, Waiting[], string, string[]]>([
    ['nobody waits', {}, [], BEFORE, []],
    ['in the order of arrival, not of the list', { peja: 1 }, [C, A], BEFORE, ['a']],
    ['own seats: past somebody who has none', { peja: 2 }, [A, B, C], BEFORE, ['b']],
    ['full', { peja: 2, prizren: 2 }, [A, B, C], BEFORE, []],
    ['on the day of release the first in the list', { peja: 2 }, [A, B, C], '2026-05-10', ['a', 'b']],
    ['the day before the cut-off', { peja: 2 }, [A], '2026-05-19', ['a']],
    ['the day of the cut-off', { peja: 2 }, [A], '2026-05-20', []],
    ['after it', {}, [A, B, C], '2026-06-01', []],
  ])('%s', (_name, seats, waiting, today, expected) => {
    expect(moveUp(PLAN, taken(seats), waiting, today).map(({ requestId }) => requestId)).toEqual(expected);
  });
});

describe('decideSeat', () => {
  it.each<[string, Record<string, number>, Waiting[], string, string, string]>([
    ['an empty seat', {}, [], 'peja', BEFORE, 'seat'],
    ['none for this institution', { peja: 2 }, [], 'peja', BEFORE, 'waiting'],
    ['one of its own', { peja: 2 }, [A], 'prizren', BEFORE, 'seat'],
    ['one that somebody waits for', { peja: 1 }, [A], 'mitrovica', BEFORE, 'waiting'],
    ['two, and one waits for one of them', {}, [A], 'mitrovica', BEFORE, 'seat'],
    ['after the cut-off an empty seat', { peja: 3 }, [], 'peja', '2026-05-20', 'seat'],
    ['after the cut-off none', { peja: 4 }, [], 'peja', '2026-05-20', 'none'],
    ['after the cut-off one that somebody waits for', { peja: 3 }, [A], 'mitrovica', '2026-05-20', 'none'],
  ])('%s', (_name, seats, waiting, institution, today, expected) => {
    expect(decideSeat(PLAN, taken(seats), waiting, institution, today)).toBe(expected);
  });

  it('nobody waits for a seat of another institution', () => {
    expect(isWaitedFor(PLAN, taken({ peja: 2 }), [A, C], 'prizren', BEFORE)).toBe(false);
    expect(isWaitedFor(PLAN, taken({ peja: 2, prizren: 1 }), [B], 'prizren', BEFORE)).toBe(true);
  });
});

describe('placeInList', () => {
  it('counts from 1, among all and among those of the institution', () => {
    expect(placeInList([C, B, A], 'a')).toEqual({ place: 1, of: 3, ofInstitution: 1 });
    expect(placeInList([C, B, A], 'b')).toEqual({ place: 2, of: 3, ofInstitution: 1 });
    expect(placeInList([C, B, A], 'c')).toEqual({ place: 3, of: 3, ofInstitution: 2 });
    expect(placeInList([C], 'a')).toBeNull();
  });
});

/** A run played through: what a manager, focal points, officials and the calendar do to it, in any order. */
type Act =
  | { readonly kind: 'ask'; readonly institution: string }
  | { readonly kind: 'approve'; readonly pick: number }
  | { readonly kind: 'cancel'; readonly pick: number }
  | { readonly kind: 'give-up'; readonly pick: number }
  | { readonly kind: 'day'; readonly days: number };

interface World {
  readonly plan: SeatPlan;
  day: number;
  arrivals: number;
  readonly asked: Waiting[];
  readonly waiting: Waiting[];
  readonly seated: Waiting[];
}

const DAYS = 30;
const dayOf = (day: number): string => `2026-05-${String(day).padStart(2, '0')}`;
const INSTITUTIONS = ['prizren', 'peja', 'gjakova', 'leposavic'];
const institution = fc.constantFrom(...INSTITUTIONS);
const pick = fc.nat(50);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), institution }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('approve' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('give-up' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('day' as const), days: fc.integer({ min: 1, max: 6 }) }) },
);
const seatPlan: fc.Arbitrary<SeatPlan> = fc
  .record({
    common: fc.nat(3),
    seats: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
    released: fc.array(fc.option(fc.integer({ min: 1, max: DAYS }), { nil: null }), { minLength: 3, maxLength: 3 }),
    cutOff: fc.integer({ min: 1, max: DAYS }),
  })
  .map(({ common, seats, released, cutOff }) => ({
    capacity: Math.max(1, common + seats.reduce((sum, one) => sum + one, 0)),
    quotas: seats.flatMap((one, index) =>
      one === 0
        ? []
        : [
            {
              institutionId: INSTITUTIONS[index] ?? '',
              seats: one,
              releasedOn: released[index] == null ? null : dayOf(released[index]),
            },
          ],
    ),
    cutOffOn: dayOf(cutOff),
  }));

const takenIn = (world: World): SeatsTaken =>
  world.seated.reduce<SeatsTaken>((seats, one) => withSeat(seats, one.institutionId), new Map());
const takeOut = (from: Waiting[], at: number): Waiting | undefined =>
  from.length === 0 ? undefined : from.splice(at % from.length, 1)[0];

function approve(world: World, at: number): void {
  const one = takeOut(world.asked, at);
  if (!one) return;
  const decision = decideSeat(world.plan, takenIn(world), world.waiting, one.institutionId, dayOf(world.day));
  if (decision === 'seat') world.seated.push(one);
  if (decision === 'waiting') world.waiting.push(one);
}

function settle(world: World): readonly Waiting[] {
  const moved = moveUp(world.plan, takenIn(world), world.waiting, dayOf(world.day));
  for (const one of moved) {
    world.waiting.splice(world.waiting.indexOf(one), 1);
    world.seated.push(one);
  }
  return moved;
}

function play(world: World, step: Act): void {
  if (step.kind === 'ask') {
    world.arrivals += 1;
    world.asked.push(waits(`r${String(world.arrivals)}`, step.institution, world.arrivals));
  } else if (step.kind === 'approve') approve(world, step.pick);
  else if (step.kind === 'cancel') takeOut(world.seated, step.pick);
  else if (step.kind === 'give-up') takeOut(world.waiting, step.pick);
  else world.day = Math.min(DAYS, world.day + step.days);
}

/** Seats are never more than there are, and nobody sits on one that is kept for somebody else today. */
function expectSeatsKept(world: World): void {
  const seats = takenIn(world);
  const today = dayOf(world.day);
  const kept = world.plan.quotas
    .filter((quota) => isQuotaKept(quota, today))
    .map((quota) => Math.max(0, quota.seats - (seats.get(quota.institutionId) ?? 0)));
  expect(seatsTaken(seats) + kept.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(world.plan.capacity ?? 0);
}

/** Nobody moves up past somebody who could have had the seat. */
function expectOrder(world: World, before: SeatsTaken, moved: readonly Waiting[], stayed: readonly Waiting[]): void {
  const today = dayOf(world.day);
  expect(moved).toEqual(inOrder(moved));
  let seats = before;
  for (const one of moved) {
    for (const passed of stayed.filter((other) => other.arrival < one.arrival))
      expect(hasSeatFor(world.plan, seats, passed.institutionId, today)).toBe(false);
    seats = withSeat(seats, one.institutionId);
  }
}

it('whatever people do: no seat and no quota is exceeded, the order holds, nobody moves up from the cut-off on', () => {
  fc.assert(
    fc.property(seatPlan, fc.array(act, { maxLength: 80 }), (plan, acts) => {
      const world: World = { plan, day: 1, arrivals: 0, asked: [], waiting: [], seated: [] };
      for (const step of acts) {
        play(world, step);
        const before = takenIn(world);
        const moved = settle(world);
        expectSeatsKept(world);
        expectOrder(world, before, moved, world.waiting);
        if (dayOf(world.day) >= plan.cutOffOn) expect(moved).toEqual([]);
        // As long as the list moves, no seat stays empty that somebody waits for, and doing it again moves nobody.
        expect(settle(world)).toEqual([]);
        if (movesUp(plan, dayOf(world.day)))
          for (const one of world.waiting)
            expect(hasSeatFor(plan, takenIn(world), one.institutionId, dayOf(world.day))).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});
