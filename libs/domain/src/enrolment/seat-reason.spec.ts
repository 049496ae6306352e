import type { SeatPlan } from './seat-plan.js';
import { type Seated, seatReasons, waitReason } from './seat-reason.js';

const PLAN: SeatPlan = {
  capacity: 6,
  quotas: [
    { institutionId: 'prizren', seats: 2, releasedOn: '2026-05-10' },
    { institutionId: 'peja', seats: 2, releasedOn: null },
  ],
  cutOffOn: '2026-05-20',
};
const seat = (enrolmentId: string, institutionId: string, isBeyondPlan = false): Seated => ({
  enrolmentId,
  institutionId,
  isBeyondPlan,
});

describe('seatReasons', () => {
  it('fills the quota of an institution first, then common seats', () => {
    const reasons = seatReasons(PLAN, [
      seat('1', 'prizren'),
      seat('2', 'gjakova'),
      seat('3', 'prizren'),
      seat('4', 'prizren'),
      seat('5', 'peja'),
      seat('6', 'gjakova', true),
    ]);
    expect([...reasons.values()]).toEqual([
      { kind: 'quota', seat: 1, of: 2, institutionId: 'prizren' },
      { kind: 'common', seat: 1, of: 2 },
      { kind: 'quota', seat: 2, of: 2, institutionId: 'prizren' },
      { kind: 'common', seat: 2, of: 2 },
      { kind: 'quota', seat: 1, of: 2, institutionId: 'peja' },
      { kind: 'beyond' },
    ]);
  });

  it('released seats are common ones', () => {
    const reasons = seatReasons({ ...PLAN, capacity: 4 }, [seat('1', 'gjakova'), seat('2', 'gjakova')]);
    expect([...reasons.values()]).toEqual([
      { kind: 'common', seat: 1, of: 1 },
      { kind: 'common', seat: 2, of: 2 },
    ]);
  });

  it('without a limit there is nothing to explain', () => {
    const free = { ...PLAN, capacity: null, quotas: [] };
    expect(seatReasons(free, [seat('1', 'prizren')]).get('1')).toEqual({ kind: 'free' });
  });
});

it.each([
  ['everything is taken', { peja: 6 }, 'prizren', '2026-05-01', { kind: 'full', seats: 6 }],
  ['more than everything', { peja: 7 }, 'prizren', '2026-05-01', { kind: 'full', seats: 6 }],
  ['the own seats and the common ones', { prizren: 4 }, 'prizren', '2026-05-01', { kind: 'quota-full', seats: 2 }],
  [
    'the rest is for others',
    { prizren: 2, gjakova: 2 },
    'gjakova',
    '2026-05-01',
    { kind: 'kept-for-others', seats: 2 },
  ],
  ['a quota that is released', { prizren: 4 }, 'prizren', '2026-05-10', { kind: 'kept-for-others', seats: 2 }],
] as const)('why somebody waits: %s', (_name, taken, institution, today, expected) => {
  expect(waitReason(PLAN, new Map(Object.entries(taken)), institution, today)).toEqual(expected);
});

it('without a limit nobody waits, and nothing breaks when asked', () => {
  const free = { ...PLAN, capacity: null, quotas: [] };
  expect(waitReason(free, new Map(), 'peja', '2026-05-01')).toEqual({ kind: 'full', seats: 0 });
});
