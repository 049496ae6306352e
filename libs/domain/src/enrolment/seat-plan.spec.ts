import {
  checkSeatPlan,
  commonSeatsFree,
  hasSeatFor,
  isQuotaKept,
  type SeatPlan,
  type SeatPlanProblem,
  seatsKeptFor,
  seatsTaken,
  withSeat,
} from './seat-plan.js';

const plan = (capacity: number | null, quotas: Record<string, number> = {}, releasedOn: string | null = '2026-05-10') =>
  ({
    capacity,
    cutOffOn: '2026-05-20',
    quotas: Object.entries(quotas).map(([institutionId, seats]) => ({ institutionId, seats, releasedOn })),
  }) satisfies SeatPlan;
const taken = (seats: Record<string, number> = {}) => new Map(Object.entries(seats));
const BEFORE = '2026-05-09';
const RELEASED = '2026-05-10';

describe('hasSeatFor', () => {
  it.each<[string, SeatPlan, Record<string, number>, string, string, boolean]>([
    ['no limit', plan(null), { prizren: 500 }, 'prizren', BEFORE, true],
    ['the last seat', plan(3), { prizren: 2 }, 'peja', BEFORE, true],
    ['no seat left', plan(3), { prizren: 3 }, 'peja', BEFORE, false],
    ['a seat of its own is left', plan(5, { prizren: 5 }), { prizren: 4 }, 'prizren', BEFORE, true],
    ['all empty seats are kept for another', plan(5, { prizren: 5 }), { prizren: 1 }, 'peja', BEFORE, false],
    ['one seat is common', plan(6, { prizren: 5 }), { prizren: 1 }, 'peja', BEFORE, true],
    ['the common one is taken', plan(6, { prizren: 5 }), { prizren: 1, peja: 1 }, 'peja', BEFORE, false],
    ['beyond its own seats a common one', plan(6, { prizren: 5 }), { prizren: 5 }, 'prizren', BEFORE, true],
    ['beyond its own, none common', plan(6, { prizren: 5, peja: 1 }), { prizren: 5 }, 'prizren', BEFORE, false],
    ['released: what is empty is common', plan(5, { prizren: 5 }), { prizren: 1 }, 'peja', RELEASED, true],
    ['released: still no more than there are', plan(5, { prizren: 5 }), { prizren: 5 }, 'peja', RELEASED, false],
    ['never released', plan(5, { prizren: 5 }, null), {}, 'peja', '2030-01-01', false],
    [
      'exceeded with a reason: a kept seat is not there',
      plan(2, { prizren: 2 }),
      { peja: 2 },
      'prizren',
      BEFORE,
      false,
    ],
    ['one seat left, two kept: whoever it is kept for', plan(3, { prizren: 2 }), { peja: 2 }, 'prizren', BEFORE, true],
    ['one seat left, two kept: nobody else', plan(3, { prizren: 2 }), { peja: 2 }, 'peja', BEFORE, false],
  ])('%s', (_name, seats, who, institution, today, expected) => {
    expect(hasSeatFor(seats, taken(who), institution, today)).toBe(expected);
  });
});

describe('what is kept and what is common', () => {
  it.each<[string, SeatPlan, Record<string, number>, string, number, number | null]>([
    ['untouched', plan(10, { prizren: 4, peja: 3 }), {}, BEFORE, 4, 3],
    ['partly taken', plan(10, { prizren: 4, peja: 3 }), { prizren: 1, mitrovica: 1 }, BEFORE, 3, 2],
    ['its own are all taken', plan(10, { prizren: 4, peja: 3 }), { prizren: 6 }, BEFORE, 0, 1],
    ['released', plan(10, { prizren: 4, peja: 3 }), { prizren: 1 }, RELEASED, 0, 9],
    ['no limit', plan(null), { prizren: 1 }, BEFORE, 0, null],
    ['exceeded', plan(2, { prizren: 2 }), { peja: 3 }, BEFORE, 2, 0],
  ])('%s', (_name, seats, who, today, kept, common) => {
    expect(seatsKeptFor(seats, taken(who), 'prizren', today)).toBe(kept);
    expect(commonSeatsFree(seats, taken(who), today)).toBe(common);
  });

  it('a quota is kept until the day before its release', () => {
    const quota = { institutionId: 'prizren', seats: 1, releasedOn: RELEASED };
    expect([BEFORE, RELEASED, '2026-05-11'].map((day) => isQuotaKept(quota, day))).toEqual([true, false, false]);
    expect(isQuotaKept({ ...quota, releasedOn: null }, RELEASED)).toBe(true);
  });

  it('counts a seat without changing what was counted', () => {
    const before = taken({ prizren: 1 });
    expect(seatsTaken(withSeat(withSeat(before, 'prizren'), 'peja'))).toBe(3);
    expect(withSeat(before, 'prizren').get('prizren')).toBe(2);
    expect(seatsTaken(before)).toBe(1);
  });
});

describe('checkSeatPlan', () => {
  it.each<[string, SeatPlan, Record<string, number>, SeatPlanProblem[]]>([
    ['no limit', plan(null), { prizren: 5 }, []],
    ['quotas without a capacity', plan(null, { prizren: 1 }), {}, ['capacity-missing']],
    ['quotas that fill it', plan(5, { prizren: 3, peja: 2 }), {}, []],
    ['quotas beyond it', plan(4, { prizren: 3, peja: 2 }), {}, ['quotas-beyond-capacity']],
    ['as many as are taken', plan(4), { prizren: 4 }, []],
    ['fewer than are taken', plan(3), { prizren: 4 }, ['capacity-below-taken']],
    ['a quota of those who are in', plan(4, { prizren: 4 }), { prizren: 4 }, []],
    ['a quota that others sit on', plan(4, { prizren: 4 }), { peja: 1 }, ['quotas-beyond-free']],
    ['a quota in what is empty', plan(4, { prizren: 3 }), { peja: 1 }, []],
    ['too few seats and others on them', plan(3, { prizren: 2, peja: 2 }), { peja: 3 }, ['quotas-beyond-capacity']],
  ])('%s', (_name, seats, who, expected) => {
    expect(checkSeatPlan(seats, taken(who), BEFORE)).toEqual(expected);
  });

  it('names an institution that has two quotas', () => {
    const quota = { institutionId: 'prizren', seats: 1, releasedOn: null };
    const twice = { ...plan(5), quotas: [quota, quota] };
    expect(checkSeatPlan(twice, taken(), BEFORE)).toEqual(['quota-twice']);
  });

  it('a released quota keeps nothing from whoever sits there', () => {
    expect(checkSeatPlan(plan(4, { prizren: 4 }), taken({ peja: 4 }), RELEASED)).toEqual([]);
  });
});
