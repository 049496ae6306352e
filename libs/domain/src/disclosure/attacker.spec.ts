import fc from 'fast-check';
import {
  type DisclosureTable,
  type ProtectedCell,
  type PublicCell,
  publicCell,
  shownValue,
} from './disclosure-table.js';
import type { DisclosurePlace } from './place-tree.js';
import { protectRelease } from './protect-release.js';

/*
 * An attacker who has nothing but the public cells and knows how places roll up, that a reported place has somebody, and how
 * shares are shown. It enumerates every whole-number solution and shares no code with the bounds it tests.
 */

interface Guess {
  readonly n: number;
  readonly y: number;
}
type View = (indicator: string, place: string) => PublicCell | undefined;
/** The largest municipality made up here. */
const LARGEST = 14;
/**
 * Guesses stop five people above the largest municipality there is. What they could reach beyond makes no range five wide
 * that was not before: from the true figures every range goes on for five people in each direction in which it goes on at all.
 */
const capOf = (largest: number): number => largest + 5;

const isShown = (kind: DisclosureTable['kind'], cell: PublicCell | undefined, { n, y }: Guess): boolean => {
  if (!cell?.shown) return true;
  const shown = n > 0 ? shownValue(kind, n, y) : null;
  return shown?.value === cell.shown.value && shown.bound === cell.shown.bound;
};

/** Whether a guess agrees with everything published about a place. */
function fits(view: View, place: string, guess: Guess): boolean {
  const count = view('trained', place);
  if (count?.status === 'not-reported') return guess.n === 0;
  return isShown('count', count, guess) && isShown('share', view('completion', place), guess);
}

const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, value) => value);
const keyOf = ({ n, y }: Guess): string => `${n}/${y}`;
const distinct = (guesses: readonly Guess[]): Guess[] => [...new Map(guesses.map((one) => [keyOf(one), one])).values()];
const plus = (a: Guess, b: Guess): Guess => ({ n: a.n + b.n, y: a.y + b.y });

/** Every value each place can have in some solution. */
function attack(
  places: readonly DisclosurePlace[],
  view: View,
  withShares: boolean,
  cap: number,
): ReadonlyMap<string, readonly Guess[]> {
  const childrenOf = (code: string) => places.filter(({ parent }) => parent === code).map((place) => place.code);
  const optionsOf = (leaf: string): Guess[] => {
    const least = view('trained', leaf)?.status === 'not-reported' ? 0 : 1;
    return upTo(cap)
      .filter((n) => n >= least)
      .flatMap((n) => (withShares ? upTo(n) : [0]).map((y) => ({ n, y })))
      .filter((guess) => fits(view, leaf, guess));
  };
  const districts = childrenOf('KS').map((code) => {
    const leaves = childrenOf(code);
    const solutions = leaves
      .reduce<Guess[][]>(
        (partial, leaf) => partial.flatMap((chosen) => optionsOf(leaf).map((option) => [...chosen, option])),
        [[]],
      )
      .map((chosen) => ({ chosen, sum: chosen.reduce(plus, { n: 0, y: 0 }) }))
      .filter(({ sum }) => fits(view, code, sum));
    return { code, leaves, solutions, sums: distinct(solutions.map(({ sum }) => sum)) };
  });
  const found = new Map<string, readonly Guess[]>();
  for (const district of districts) {
    const others = districts
      .filter((one) => one !== district)
      .reduce<Guess[]>(
        (sums, one) => distinct(sums.flatMap((sum) => one.sums.map((other) => plus(sum, other)))),
        [{ n: 0, y: 0 }],
      );
    const country = new Map(
      district.sums.map((sum) => [
        keyOf(sum),
        others.map((other) => plus(sum, other)).filter((whole) => fits(view, 'KS', whole)),
      ]),
    );
    const possible = district.solutions.filter(({ sum }) => (country.get(keyOf(sum)) ?? []).length > 0);
    found.set('KS', distinct([...country.values()].flat()));
    found.set(district.code, distinct(possible.map(({ sum }) => sum)));
    district.leaves.forEach((leaf, at) =>
      found.set(leaf, distinct(possible.flatMap(({ chosen }) => chosen[at] ?? []))),
    );
  }
  return found;
}

const width = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);

/** Suppressed cells the attacker narrows down to fewer than five people between the smallest and the largest solution. */
function caught(
  places: readonly DisclosurePlace[],
  cells: readonly PublicCell[],
  largest: number = LARGEST,
): readonly string[] {
  const view: View = (indicator, place) => cells.find((cell) => cell.indicator === indicator && cell.place === place);
  const found = attack(
    places,
    view,
    cells.some(({ indicator }) => indicator === 'completion'),
    capOf(largest),
  );
  return cells.flatMap(({ indicator, place, status }) => {
    const guesses = found.get(place) ?? [];
    const open = width(guesses.map(({ n, y }) => (indicator === 'trained' ? n : y)));
    return status === 'suppressed' && open < 5 ? [`${indicator} ${place}`] : [];
  });
}

interface Country {
  readonly places: readonly DisclosurePlace[];
  readonly tables: readonly DisclosureTable[];
}

/** Countries small enough to enumerate; `null` is a municipality that reports nothing. */
const countryOf = (districts: readonly (readonly (Guess | null)[])[], withShares: boolean): Country => {
  const leaves = districts.flatMap((members, d) =>
    members.map((guess, m) => ({ code: `d${d}m${m}`, parent: `d${d}`, guess })),
  );
  const reported = leaves.flatMap(({ code, guess }) => (guess ? [{ place: code, n: guess.n, sum: guess.y }] : []));
  const table = { people: 'trained', within: null };
  const count: DisclosureTable = {
    ...table,
    indicator: 'trained',
    kind: 'count',
    cells: reported.map(({ place, n }) => ({ place, n })),
  };
  return {
    places: [
      { code: 'KS', parent: null },
      ...districts.map((_, d) => ({ code: `d${d}`, parent: 'KS' })),
      ...leaves.map(({ code, parent }) => ({ code, parent })),
    ],
    tables: withShares ? [count, { ...table, indicator: 'completion', kind: 'share', cells: reported }] : [count],
  };
};
const people = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: LARGEST }) },
);
const figure = people.chain((n) =>
  fc.oneof(fc.constantFrom(0, n), fc.integer({ min: 0, max: n })).map((y): Guess => ({ n, y })),
);
const municipality = fc.option(figure, { freq: 6 });
const country = (most: { districts: number; members: number }, withShares: boolean): fc.Arbitrary<Country> =>
  fc
    .array(fc.array(municipality, { minLength: 1, maxLength: most.members }), {
      minLength: 1,
      maxLength: most.districts,
    })
    .map((districts) => countryOf(districts, withShares));
const forCounts = country({ districts: 3, members: 3 }, false);
const forShares = country({ districts: 2, members: 2 }, true);

const protect = ({ places, tables }: Country): readonly ProtectedCell[] => {
  const result = protectRelease({ places, tables, previous: [] });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.cells;
};
/** The negative control: the same release with the complementary step undone. */
const withoutComplementary = (cells: readonly ProtectedCell[], { places, tables }: Country): readonly PublicCell[] => {
  const isBelow = (leaf: string, code: string): boolean =>
    leaf === code || code === 'KS' || places.some((place) => place.code === leaf && place.parent === code);
  return cells.map((cell) => {
    if (cell.rule !== 'complementary') return publicCell(cell);
    const table = tables.find(({ indicator }) => indicator === cell.indicator);
    const sum = (table?.cells ?? [])
      .filter(({ place }) => isBelow(place, cell.place))
      .reduce((total, one) => total + (one.sum ?? 0), 0);
    return { ...publicCell(cell), status: 'published', shown: shownValue(table?.kind ?? 'count', cell.n, sum) };
  });
};

describe('the attacker', () => {
  it('finds no suppressed count within five people', () =>
    fc.assert(
      fc.property(forCounts, (one) => expect(caught(one.places, protect(one).map(publicCell))).toEqual([])),
      { numRuns: 300 },
    ));
  it('finds no suppressed share within five people, although it knows the counts', () =>
    fc.assert(
      fc.property(forShares, (one) => expect(caught(one.places, protect(one).map(publicCell))).toEqual([])),
      { numRuns: 150 },
    ));
  it('finds a cell whenever the complementary step is left out where it was needed', () => {
    const attacked = { counts: 0, shares: 0 };
    const control = (kind: 'counts' | 'shares') => (one: Country) => {
      const cells = protect(one);
      fc.pre(cells.some(({ rule }) => rule === 'complementary'));
      expect(caught(one.places, withoutComplementary(cells, one)).length).toBeGreaterThan(0);
      attacked[kind] += 1;
    };
    fc.assert(fc.property(forCounts, control('counts')), { numRuns: 100 });
    fc.assert(fc.property(forShares, control('shares')), { numRuns: 50 });
    expect(attacked).toEqual({ counts: 100, shares: 50 });
  });
  it('finds a cell when any one suppressed total is published after all: none is suppressed in vain', () =>
    fc.assert(
      fc.property(forCounts, (one) => {
        const cells = protect(one);
        for (const extra of cells.filter(({ rule }) => rule === 'complementary')) {
          const loosened = cells.map((cell) =>
            cell === extra
              ? { ...publicCell(cell), status: 'published' as const, shown: shownValue('count', cell.n, 0) }
              : publicCell(cell),
          );
          expect(caught(one.places, loosened)).not.toEqual([]);
        }
      }),
      { numRuns: 150 },
    ));
  it('is right about the textbook case', () => {
    const one = countryOf(
      [
        [
          { n: 3, y: 0 },
          { n: 20, y: 0 },
        ],
      ],
      false,
    );
    const naive = protect(one).map((cell): PublicCell =>
      cell.n < 5
        ? publicCell(cell)
        : { ...publicCell(cell), status: 'published', shown: { value: cell.n, bound: 'exact' } },
    );
    expect(caught(one.places, naive)).toEqual(['trained d0m0']);
  });
});

describe('the whole country', () => {
  const sizes = [5, 4, 6, 7, 3, 8, 5];
  const kosovo = fc.tuple(
    ...sizes.map((size) =>
      fc.array(
        fc.option(
          fc.integer({ min: 1, max: 30 }).chain((n) => fc.integer({ min: 0, max: n }).map((y): Guess => ({ n, y }))),
          { freq: 4 },
        ),
        { minLength: size, maxLength: size },
      ),
    ),
  );
  it('38 municipalities in 7 districts: each municipality shows all, the count, nothing, or is not reported, by its size alone', () =>
    fc.assert(
      fc.property(kosovo, (districts) => {
        const one = countryOf(districts, true);
        expect(one.places).toHaveLength(46);
        for (const cell of protect(one).filter(({ place }) => place.includes('m'))) {
          const least = cell.indicator === 'trained' ? 5 : 10;
          expect(cell.status).toBe(cell.n === 0 ? 'not-reported' : cell.n < least ? 'suppressed' : 'published');
        }
      }),
      { numRuns: 25 },
    ));
  it('does not depend on the order in which places and cells are handed in', () =>
    fc.assert(
      fc.property(forCounts, ({ places, tables }) => {
        const backwards = {
          places: [...places].reverse(),
          tables: tables.map((table) => ({ ...table, cells: [...table.cells].reverse() })),
        };
        const byPlace = (cells: readonly ProtectedCell[]) =>
          Object.fromEntries(cells.map((cell) => [cell.place, cell]));
        expect(byPlace(protect(backwards))).toEqual(byPlace(protect({ places, tables })));
      }),
    ));
});

describe('two releases', () => {
  const growing = 6;
  it('no cell published twice differs by one to four people', () =>
    fc.assert(
      fc.property(
        forCounts,
        fc.array(fc.integer({ min: 0, max: growing }), { minLength: 9, maxLength: 9 }),
        (first, growth) => {
          const published = protect(first).filter(({ status }) => status === 'published');
          const tables = first.tables.map((table) => ({
            ...table,
            cells: table.cells.map((cell, at) => ({ ...cell, n: cell.n + (growth[at] ?? 0) })),
          }));
          const second = protectRelease({ places: first.places, tables, previous: published });
          if (!second.ok) throw new Error(second.refusal.code);
          for (const { place, n, status } of second.cells) {
            const then = published.find((cell) => cell.place === place);
            if (then && status === 'published') expect([1, 2, 3, 4]).not.toContain(Math.abs(n - then.n));
          }
          expect(caught(first.places, second.cells.map(publicCell), LARGEST + growing)).toEqual([]);
        },
      ),
      {
        numRuns: 200,
        // Two that grew by four each, and the largest there are: what is left of the country leaves both of them open.
        examples: [
          [
            countryOf(
              [
                [
                  { n: 14, y: 0 },
                  { n: 5, y: 0 },
                ],
                [{ n: 14, y: 0 }],
              ],
              false,
            ),
            [4, 0, 4, 0, 0, 0, 0, 0, 0],
          ],
        ],
      },
    ));
});
