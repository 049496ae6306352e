import { armsOf, Times } from './batch-times.js';

it('compares the middle batch of each kind, and lets neither always go first', () => {
  const times = new Times();
  for (const [clean, poisoned] of [
    [100, 110],
    [90, 900],
    [500, 120],
  ] as const) {
    times.add('clean', clean);
    times.add('poisoned', poisoned);
  }
  expect([times.ratio(), times.words()]).toEqual([1.2, '100 ms without, 120 ms with one']);
  expect([0, 1, 2].map((turn) => armsOf(turn)[0])).toEqual(['clean', 'poisoned', 'clean']);
});
