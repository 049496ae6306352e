import fc from 'fast-check';
import { orderChanges } from './order-changes.js';

const letters = (text: string) => text.split('').filter((letter) => letter !== ' ');

describe('orderChanges', () => {
  it.each<[string, string, string, string, string]>([
    ['abc', 'abc', '', '', ''],
    ['', 'ab', 'ab', '', ''],
    ['ab', '', '', 'ab', ''],
    ['abcd', 'dabc', '', '', 'd'],
    ['abcd', 'bcda', '', '', 'a'],
    ['abc', 'axc', 'x', 'b', ''],
    ['abc', 'cba', '', '', 'cb'],
  ])('%s → %s', (before, after, added, removed, moved) => {
    expect(orderChanges(letters(before), letters(after))).toEqual({
      added: letters(added),
      removed: letters(removed),
      moved: letters(moved),
    });
  });

  it('what neither came, went nor moved is in the same order in both, and one more could not have stayed', () => {
    const list = fc.uniqueArray(fc.constantFrom(...letters('abcdefgh')));
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { added, removed, moved } = orderChanges(before, after);
        const rest = (all: string[]) => all.filter((one) => ![...added, ...removed, ...moved].includes(one));
        expect(rest(after)).toEqual(rest(before));
        expect([...after].sort()).toEqual([...before.filter((one) => !removed.includes(one)), ...added].sort());
        for (const one of moved) {
          const with1 = (all: string[]) => all.filter((name) => name === one || rest(all).includes(name));
          expect(with1(after)).not.toEqual(with1(before));
        }
      }),
    );
  });
});
