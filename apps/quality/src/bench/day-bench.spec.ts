import { DayBench } from './day-bench.js';
import type { DayPlan } from './day-plan.js';

/** A class of an exam day: small enough for every day, with everything that goes on beside it. */
const SMALL: DayPlan = { takers: 38, questions: 5, turnSeconds: 3 };

let bench: DayBench;
beforeAll(async () => {
  bench = await DayBench.open();
}, 120_000);
afterAll(() => bench?.load.close(), 60_000);

it('a small exam day loses nothing that was acknowledged, and refuses nobody', async () => {
  const notes: string[] = [];
  const context = { note: (line: string) => void notes.push(line) };
  const { errors } = await bench.ordinaryDay(SMALL, context);
  const { answers, receipts, checkIns } = bench.record;
  expect({ errors, broken: await bench.broken(context), notes: errors > 0 ? notes : [] }).toEqual({
    errors: 0,
    broken: 0,
    notes: [],
  });
  expect([answers.length, receipts.size, checkIns.length]).toEqual([
    SMALL.takers * SMALL.questions,
    SMALL.takers,
    SMALL.takers,
  ]);
}, 120_000);

it('an answer that is gone afterwards is found', async () => {
  const { sql } = bench.load.installation;
  await sql.query(
    "DELETE FROM answer WHERE (attempt_id, slot) = (SELECT a.attempt_id, a.slot FROM answer a JOIN attempt t ON t.id = a.attempt_id WHERE t.state = 'submitted' LIMIT 1)",
  );
  expect(await bench.broken({ note: () => undefined })).toBeGreaterThan(0);
}, 60_000);
