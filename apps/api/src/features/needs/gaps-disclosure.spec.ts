import fc from 'fast-check';
import { type MunicipalityGaps, PEOPLE, protectGaps } from './gaps-disclosure.js';

/** Two districts of three municipalities each: `a1` … `a3` lie in `A`. */
const LEAVES = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];
const PLACES = [
  { code: 'KS', parent: null },
  ...['A', 'B'].map((code) => ({ code, parent: 'KS' })),
  ...LEAVES.map((code) => ({ code, parent: code.charAt(0).toUpperCase() })),
];
type Group = readonly [people: number, below: number];
const figuresOf = (groups: Readonly<Record<string, Group>>): MunicipalityGaps[] =>
  Object.entries(groups).map(([place, [people, below]]) => ({ place, people, below: new Map([['1.1', below]]) }));

function protectedCells(groups: Readonly<Record<string, Group>>) {
  const cells = protectGaps(PLACES, figuresOf(groups), ['1.1', '4.2']);
  return (indicator: string, place: string) => {
    const cell = cells?.find((one) => one.indicator === indicator && one.place === place);
    if (!cell) throw new Error(`no cell for ${place}`);
    return cell;
  };
}
const others = { a2: [30, 10], a3: [25, 10], b1: [40, 12], b2: [30, 8] } as const;

describe('a municipality', () => {
  it.each<[string, Group, string, string]>([
    ['of four people is not shown', [4, 2], 'suppressed', 'suppressed'],
    ['of five is counted, and no share is shown', [5, 3], 'published', 'suppressed'],
    ['of nine is counted, and no share is shown', [9, 3], 'published', 'suppressed'],
    ['of ten is shown', [10, 4], 'published', 'published'],
  ])('%s', (_, group, people, share) => {
    const cell = protectedCells({ a1: group, ...others });
    expect([cell(PEOPLE, 'a1').status, cell('1.1', 'a1').status]).toEqual([people, share]);
  });

  it('does not say that each of a small office lacks something', () => {
    const all = protectedCells({ a1: [12, 12], ...others })('1.1', 'a1');
    expect(all.shown).toEqual({ value: 9500, bound: 'at-least' });
    const nobody = protectedCells({ a1: [12, 0], ...others })('1.1', 'a1');
    expect(nobody.shown).toEqual({ value: 500, bound: 'at-most' });
  });

  it('in which nobody assessed themself is not reported', () =>
    expect(protectedCells({ ...others })('1.1', 'b3').status).toBe('not-reported'));

  it('that is hidden cannot be worked out from its district', () => {
    const cell = protectedCells({ a1: [3, 2], ...others });
    expect([cell(PEOPLE, 'a1').status, cell(PEOPLE, 'A').status]).toEqual(['suppressed', 'suppressed']);
  });
});

it('no figure is about fewer people than it may be, whatever the groups', () => {
  const group = fc.nat(40).chain((people) => fc.nat(people).map((below): Group => [people, below]));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...LEAVES), group), (groups) => {
      const cells = protectGaps(PLACES, figuresOf(groups), ['1.1']);
      for (const { status, indicator, n, shown } of cells ?? []) {
        if (status === 'published') expect(n).toBeGreaterThanOrEqual(indicator === PEOPLE ? 5 : 10);
        else expect(shown).toBeNull();
      }
      expect(cells).not.toBeNull();
    }),
    { numRuns: 40 },
  );
});
