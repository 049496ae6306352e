import fc from 'fast-check';
import { seededRandom } from '../proxy/fault-rule.js';
import { reorderedSaves, shuffled } from './reordered-saves.js';

it('shuffles without losing or doubling', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (list, seed) => {
      const order = shuffled(list, seededRandom(seed));
      expect([...order].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b));
    }),
  );
});

it('delivers each revision of each question one to five times, often out of order', () => {
  const saves = reorderedSaves({ from: 10, count: 20 }, 8, 3, seededRandom(1));
  const times = new Map<string, number>();
  const last = new Map<string, number>();
  for (const { attempt, question, revision } of saves) {
    const key = `${attempt}/${question}/${revision}`;
    times.set(key, (times.get(key) ?? 0) + 1);
    last.set(`${attempt}/${question}`, revision);
  }
  expect(times.size).toBe(20 * 8 * 3);
  expect([...new Set(times.values())].sort()).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(saves.map(({ attempt }) => attempt))).toEqual(new Set(Array.from({ length: 20 }, (_, n) => 10 + n)));
  expect([...last.values()].filter((revision) => revision < 4).length).toBeGreaterThan(20);
});
