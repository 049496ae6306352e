import { type DayPlan, fullDay, reducedDay, stagesOf, turnOf, twiceTheLoad } from './day-plan.js';

/** When the requests of a stage are due, by person. */
function dueTimes(plan: DayPlan, stage: 'checkIn' | 'start' | 'saves' | 'submit'): number[][] {
  const stages = stagesOf(plan);
  const { from, seconds } = stages[stage];
  const times = Array.from({ length: plan.takers }, (): number[] => []);
  for (let index = 0; index < Math.round(stages.ratePerSecond * seconds); index += 1) {
    const { taker, turn } = turnOf(plan, index);
    if (times[taker]?.push(from + index / stages.ratePerSecond) !== turn)
      throw new Error(`not turn ${turn} of ${taker}`);
  }
  return times;
}

describe.each([
  ['full', fullDay],
  ['reduced', reducedDay],
  ['twice the load', twiceTheLoad(fullDay)],
  ['twice the load, reduced', twiceTheLoad(reducedDay)],
])('the %s day', (_, plan) => {
  it('lets everybody check in, start, answer every question and submit, a turn apart', () => {
    const stages = (['checkIn', 'start', 'saves', 'submit'] as const).map((stage) => dueTimes(plan, stage));
    const wrong: number[] = [];
    for (let taker = 0; taker < plan.takers; taker += 1) {
      const own = stages.flatMap((times) => times[taker] ?? []);
      const apart = own.slice(1).map((due, index) => Math.abs(due - (own[index] ?? NaN) - plan.turnSeconds));
      if (own.length !== plan.questions + 3 || apart.some((gap) => !(gap < 1e-6))) wrong.push(taker);
    }
    expect(wrong).toEqual([]);
  });
});

it('reduced asks as often as full, twice the load twice as often', () => {
  expect(stagesOf(reducedDay).ratePerSecond).toBe(stagesOf(fullDay).ratePerSecond);
  expect(stagesOf(twiceTheLoad(fullDay)).ratePerSecond).toBe(2 * stagesOf(fullDay).ratePerSecond);
  expect(twiceTheLoad(fullDay).takers).toBe(fullDay.takers);
});
