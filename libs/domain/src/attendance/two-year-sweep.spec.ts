import { instantOf } from './local-time.js';
import { markHistory } from './mark-history.js';
import { plannedMinutes } from './session-plan.js';
import { ZONE } from './zone.js';

/**
 * R24: two years of sessions over four changes of clocks, against an oracle that asks no time zone data: in these years
 * clocks in Kosovo change at 01:00 UTC on the four days below and at no other instant.
 */
const HOUR = 3_600_000;
const MINUTE = 60_000;
const FORWARD = ['2026-03-29', '2027-03-28'];
const BACK = ['2026-10-25', '2027-10-31'];
const SUMMER = [0, 1].map((year) => ({
  from: Date.parse(`${FORWARD[year] ?? ''}T01:00:00Z`),
  until: Date.parse(`${BACK[year] ?? ''}T01:00:00Z`),
}));

const isSummer = (instant: number): boolean => SUMMER.some(({ from, until }) => instant >= from && instant < until);

/** Of a wall time that exists; of a repeated one the first. Null: clocks jumped over it. */
function oracle(date: string, time: string): number | null {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const [summer, winter] = [wall - 2 * HOUR, wall - HOUR];
  if (isSummer(summer)) return summer;
  return isSummer(winter) ? null : winter;
}

const DAYS = Array.from({ length: 730 }, (_, day) =>
  new Date(Date.UTC(2026, 0, 1) + day * 24 * HOUR).toISOString().slice(0, 10),
);
/** Start, break, end: a morning, a night over the change, one that begins in the repeated hour, and an evening. */
const SHAPES = [
  ['09:00', '10:30', '10:45', '12:00'],
  ['00:30', '01:00', '01:30', '04:30'],
  ['02:30', '03:10', '03:20', '05:00'],
  ['17:15', '18:00', '18:10', '23:59'],
] as const;

type Reading = (date: string, time: string) => number | null;
const product: Reading = (date, time) => {
  const result = instantOf(date, time, ZONE);
  return result.ok ? result.instant : null;
};
/** What other systems do (mod_attendance #536, #896): midnight, plus the seconds that the clock shows. */
const fromMidnight: Reading = (date, time) => {
  const midnight = oracle(date, '00:00');
  return midnight === null ? null : midnight + Date.parse(`1970-01-01T${time}:00Z`);
};

const sessionBy = (reading: Reading, date: string, shape: (typeof SHAPES)[number]) => {
  const [start, pause, resume, end] = shape.map((time) => reading(date, time));
  if (start == null || pause == null || resume == null || end == null) return null;
  return {
    sessionId: date,
    slots: [
      { start, end: pause },
      { start: resume, end },
    ],
  };
};

/** Sessions whose planned minutes, or those of somebody who came 20 minutes late, differ from the oracle. */
function wrongOnes(reading: Reading): string[] {
  return DAYS.flatMap((date) =>
    SHAPES.filter((shape) => {
      const [truth, found] = [sessionBy(oracle, date, shape), sessionBy(reading, date, shape)];
      if (!truth || !found) return truth !== found;
      return JSON.stringify(truth.slots) !== JSON.stringify(found.slots) || !isMinuteExact(truth, found);
    }).map((shape) => `${date} ${shape[0]}`),
  );
}

type Plan = NonNullable<ReturnType<typeof sessionBy>>;

/** Counted minute by minute, as somebody with a watch would. */
function minutesOnTheWatch({ slots }: Plan, from: number): number {
  let minutes = 0;
  for (const { start, end } of slots) for (let at = start; at < end; at += MINUTE) if (at >= from) minutes += 1;
  return minutes;
}

function isMinuteExact(truth: Plan, found: Plan): boolean {
  const first = truth.slots[0]?.start ?? 0;
  const cameAt = first + 20 * MINUTE;
  const mark = {
    id: 'm',
    serverTime: 0,
    method: 'manual',
    status: 'accepted',
    says: { kind: 'late-from', at: cameAt },
  } as const;
  return (
    plannedMinutes(found) === minutesOnTheWatch(truth, -Infinity) &&
    markHistory(found, [mark])[0]?.after.minutes === minutesOnTheWatch(truth, cameAt)
  );
}

it('is right for every session of two years', () => {
  expect(wrongOnes(product)).toEqual([]);
});

it('refuses the hour that does not exist and takes the first of the one that is repeated', () => {
  for (const date of FORWARD) expect(instantOf(date, '02:30', ZONE)).toEqual({ ok: false, code: 'nonexistent-hour' });
  for (const date of BACK) expect(product(date, '02:30')).toBe(Date.parse(`${date}T00:30:00Z`));
});

it('a night over the change of clocks is an hour shorter or longer, and no other is', () => {
  const night = SHAPES[1];
  const usual = 210;
  for (const date of DAYS) {
    const plan = sessionBy(product, date, night);
    const change = FORWARD.includes(date) ? -60 : BACK.includes(date) ? 60 : 0;
    expect([date, plan && plannedMinutes(plan)]).toEqual([date, usual + change]);
  }
});

it('catches midnight plus seconds (negative control)', () => {
  const wrong = wrongOnes(fromMidnight);
  expect(wrong.length).toBeGreaterThanOrEqual(3 * 4);
  expect([...new Set(wrong.map((one) => one.slice(0, 10)))]).toEqual(
    [...FORWARD, ...BACK].toSorted((a, b) => a.localeCompare(b)),
  );
});
