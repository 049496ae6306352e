import { type DisclosureRule, hiddenBounds, placeTree } from '@edukom/domain';
import fc from 'fast-check';
import {
  COMPLETION,
  GAIN,
  type MunicipalityFigures,
  PEOPLE_OF,
  protectTraining,
  TRAINED,
} from './training-disclosure.js';

/** Three districts of four municipalities each: `a1` … `a4` lie in `A`. */
const LEAVES = ['a', 'b', 'c'].flatMap((district) => [1, 2, 3, 4].map((at) => `${district}${at}`));
const PLACES = [
  { code: 'KS', parent: null },
  ...['A', 'B', 'C'].map((code) => ({ code, parent: 'KS' })),
  ...LEAVES.map((code) => ({ code, parent: code.charAt(0).toUpperCase() })),
];
type Group = readonly [enrolled: number, completed: number];
const figuresOf = (groups: Readonly<Record<string, Group>>): MunicipalityFigures[] =>
  Object.entries(groups).map(([place, [enrolled, completed]]) => ({
    place,
    enrolled,
    completed,
    graded: enrolled,
    gain: enrolled * 2000,
    assessed: 0,
    lacking: 0,
  }));

const earlierOf = (cells: Readonly<Record<string, number>>) =>
  Object.entries(cells).map(([place, n]) => ({ indicator: TRAINED, people: PEOPLE_OF[TRAINED] ?? '', place, n }));

function protect(groups: Readonly<Record<string, Group>>, earlier: Readonly<Record<string, number>>[] = []) {
  const result = protectTraining({ places: PLACES, figures: figuresOf(groups), earlier: earlier.map(earlierOf) });
  if (!result.ok) throw new Error(result.refusal.code);
  return (indicator: string, place: string) => {
    const cell = result.cells.find((one) => one.indicator === indicator && one.place === place);
    if (!cell) throw new Error(`no cell for ${place}`);
    return cell;
  };
}
const ruleOf = (cell: { status: string; rule: DisclosureRule | null }) => cell.rule ?? cell.status;

describe('the three indicators of a municipality', () => {
  it.each<{ name: string; group: Group; expected: readonly string[] }>([
    { name: '15 enrolled, 12 completed', group: [15, 12], expected: ['published', 'published', 'published'] },
    { name: '9 enrolled, all completed', group: [9, 9], expected: ['published', 'min-n', 'min-n'] },
    { name: '5 enrolled, all completed', group: [5, 5], expected: ['published', 'min-n', 'min-n'] },
    { name: '4 enrolled', group: [4, 4], expected: ['min-n', 'min-n', 'min-n'] },
    {
      name: '16 enrolled, 3 completed: a share would say how many',
      group: [16, 3],
      expected: ['min-n', 'denominator', 'published'],
    },
    { name: '16 enrolled, nobody completed', group: [16, 0], expected: ['min-n', 'denominator', 'published'] },
  ])('$name', ({ group, expected }) => {
    const cell = protect({ a1: group, b1: [40, 30], c1: [40, 30] });
    expect([TRAINED, COMPLETION, GAIN].map((indicator) => ruleOf(cell(indicator, 'a1')))).toEqual(expected);
  });

  it('a municipality without enrolments is not reported', () =>
    expect(ruleOf(protect({ a1: [20, 18] })(COMPLETION, 'a2'))).toBe('not-reported'));

  it('a share hidden with its count is not given back by the district', () => {
    const cell = protect({ a1: [16, 3], a2: [30, 20], b1: [40, 30], c1: [40, 30] });
    expect(['A', 'KS'].map((place) => cell(COMPLETION, place).status)).toEqual(['suppressed', 'suppressed']);
  });
});

describe('earlier releases', () => {
  const groups = { a1: [30, 22] as Group, b1: [40, 30] as Group };
  it('a cell is held against every one of them', () => {
    expect(ruleOf(protect(groups, [{ b1: 30 }])(TRAINED, 'a1'))).toBe('published');
    expect(ruleOf(protect(groups, [{ b1: 30 }, { a1: 20 }])(TRAINED, 'a1'))).toBe('difference');
    expect(ruleOf(protect(groups, [{ a1: 20 }, { b1: 30 }])(TRAINED, 'a1'))).toBe('difference');
  });
  it('two shares hidden with their counts hide the share of a district in which only two people did not complete', () => {
    const cell = protect({ a1: [20, 19], a2: [20, 19], a3: [30, 30], b1: [40, 30] }, [{ a1: 17, a2: 17 }]);
    expect(['a1', 'a2', 'A'].map((place) => ruleOf(cell(TRAINED, place)))).toEqual([
      'difference',
      'difference',
      'published',
    ]);
    expect(['a1', 'a2', 'A'].map((place) => ruleOf(cell(COMPLETION, place)))).toEqual([
      'denominator',
      'denominator',
      'complementary',
    ]);
  });
  it('unchanged figures stay published', () =>
    expect(ruleOf(protect(groups, [{ a1: 22 }, { a1: 17 }])(TRAINED, 'a1'))).toBe('published'));
});

it('never lets anybody find the few without completion, whatever the figures', () => {
  const group = fc
    .integer({ min: 1, max: 40 })
    .chain((enrolled) => fc.tuple(fc.constant(enrolled), fc.integer({ min: 0, max: enrolled })));
  const all = fc.dictionary(fc.constantFrom(...LEAVES), group, { minKeys: 1, maxKeys: LEAVES.length });
  const tree = placeTree(PLACES);
  if (!tree) throw new Error('not a tree');
  fc.assert(
    fc.property(all, (groups) => {
      const cell = protect(groups);
      const shared = tree.order.filter((place) => cell(COMPLETION, place).status === 'published');
      expect(
        shared.filter((place) => cell(TRAINED, place).status !== 'published' || cell(COMPLETION, place).n < 10),
      ).toEqual([]);
      const without = (place: string) => cell(COMPLETION, place).n - cell(TRAINED, place).n;
      const isHidden = (place: string) => cell(COMPLETION, place).status === 'suppressed';
      const bounds = hiddenBounds(
        tree,
        (place) => (isHidden(place) ? undefined : without(place)),
        () => ({ lo: 0, hi: Infinity }),
      );
      for (const place of tree.order.filter(isHidden)) {
        const { lo, hi } = bounds.get(place) ?? { lo: 0, hi: 0 };
        expect(hi - lo).toBeGreaterThanOrEqual(5);
      }
    }),
    { numRuns: 150, seed: 7 },
  );
});
