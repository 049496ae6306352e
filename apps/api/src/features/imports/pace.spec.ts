import { setTimeout as delay } from 'node:timers/promises';
import { GENTLE, paced, SWIFT } from './pace.js';

it('rests four times as long as a piece took, and never when it is swift', async () => {
  let ended = 0;
  let took = 0;
  const work = async () => {
    const begun = performance.now();
    await delay(30);
    ended = performance.now();
    took = ended - begun;
  };
  await paced(GENTLE, work);
  // A timer may be a millisecond early.
  expect(performance.now() - ended).toBeGreaterThanOrEqual(took * 4 - 2);
  let isResting = true;
  const resting = paced(SWIFT, async () => undefined).then(() => (isResting = false));
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  expect(isResting).toBe(false);
  await resting;
});

it('does not rest after a piece that failed', async () => {
  await expect(paced(GENTLE, () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped');
});
