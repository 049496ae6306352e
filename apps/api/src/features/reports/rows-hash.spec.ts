import fc from 'fast-check';
import { RowsHash } from './rows-hash.js';

const hashOf = (rows: readonly (readonly [string, number])[]) => {
  const hash = new RowsHash();
  for (const [group, fact] of rows) hash.add(group, [group, fact]);
  return hash.end();
};
const groups = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 });
const facts = fc.array(fc.integer(), { minLength: 1, maxLength: 6 });

it('does not depend on the order within a group', () =>
  fc.assert(
    fc.property(groups, facts, (names, values) => {
      const rows = names.flatMap((name) => values.map((value) => [name, value] as const));
      const turned = names.flatMap((name) => [...values].reverse().map((value) => [name, value] as const));
      expect(hashOf(turned)).toEqual(hashOf(rows));
    }),
  ));

it('changes with any fact, and with a row more or less', () =>
  fc.assert(
    fc.property(facts, (values) => {
      const rows = values.map((value) => ['s', value] as const);
      const first = values[0] ?? 0;
      const { hash } = hashOf(rows);
      expect(hashOf([['s', first + 1], ...rows.slice(1)]).hash).not.toBe(hash);
      expect(hashOf([...rows, ['s', first]]).hash).not.toBe(hash);
      expect(hashOf(rows.slice(1)).hash).not.toBe(hash);
    }),
  ));

it('of no rows is a hash too', () =>
  expect(hashOf([])).toEqual({ count: 0, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }));
