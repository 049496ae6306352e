import { setTimeout as delay } from 'node:timers/promises';
import { GENTLE, Pacer, SWIFT } from './pace.js';

const gentle = () => {
  const pacer = new Pacer();
  pacer.follow(true);
  return pacer;
};

it('rests four times as long as a piece took, and never when it is swift', async () => {
  let ended = 0;
  let took = 0;
  const work = async () => {
    const begun = performance.now();
    await delay(30);
    ended = performance.now();
    took = ended - begun;
  };
  await gentle().paced(work);
  // A timer may be a millisecond early.
  expect(performance.now() - ended).toBeGreaterThanOrEqual(took * 4 - 2);
  let isResting = true;
  const resting = new Pacer().paced(async () => undefined).then(() => (isResting = false));
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  expect(isResting).toBe(false);
  await resting;
});

it('is swift unless told otherwise, and follows what it is told last', () => {
  const pacer = new Pacer();
  expect(pacer.pace).toBe(SWIFT);
  pacer.follow(true);
  expect(pacer.pace).toBe(GENTLE);
  pacer.follow(false);
  expect(pacer.pace).toBe(SWIFT);
});

it('rests after a piece during which it was told to go gently', async () => {
  const pacer = new Pacer();
  let ended = 0;
  await pacer.paced(async () => {
    await delay(20);
    pacer.follow(true);
    ended = performance.now();
  });
  expect(performance.now() - ended).toBeGreaterThanOrEqual(4 * 19 - 2);
});

it('does not rest after a piece that failed', async () => {
  await expect(gentle().paced(() => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped');
});
