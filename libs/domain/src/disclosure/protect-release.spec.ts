import { type DisclosureTable, type PreviousCell, publicCell, shownValue } from './disclosure-table.js';
import { type DisclosureInput, protectRelease } from './protect-release.js';

/** A place is named by its district's letter: `a1`, `a2` are in `A`. */
const placesOf = (leaves: readonly string[]) => [
  { code: 'KS', parent: null },
  ...[...new Set(leaves.map((leaf) => leaf.charAt(0).toUpperCase()))].map((code) => ({ code, parent: 'KS' })),
  ...leaves.map((code) => ({ code, parent: code.charAt(0).toUpperCase() })),
];
type Figures = Readonly<Record<string, number>>;
const trained = (figures: Figures): DisclosureTable => ({
  indicator: 'trained',
  kind: 'count',
  people: 'trained',
  within: null,
  cells: Object.entries(figures).map(([place, n]) => ({ place, n })),
});
const share = (figures: Figures, part = 0.6): DisclosureTable => ({
  indicator: 'completion',
  kind: 'share',
  people: 'trained',
  within: null,
  cells: Object.entries(figures).map(([place, n]) => ({ place, n, sum: Math.round(n * part) })),
});
const gain = (figures: Figures): DisclosureTable => ({
  indicator: 'gain',
  kind: 'mean',
  people: 'trained',
  within: null,
  scale: { lowest: -10_000, highest: 10_000 },
  cells: Object.entries(figures).map(([place, n]) => ({ place, n, sum: n * 1500 })),
});

const run = (
  tables: readonly DisclosureTable[],
  previous: readonly PreviousCell[] = [],
  extra: readonly string[] = [],
) => {
  const leaves = [...new Set([...tables.flatMap(({ cells }) => cells.map(({ place }) => place)), ...extra])];
  const result = protectRelease({ places: placesOf(leaves), tables, previous });
  if (!result.ok) throw new Error(result.refusal.code);
  return (indicator: string, place: string) =>
    result.cells.find((cell) => cell.indicator === indicator && cell.place === place);
};
const suppressed = (figures: Figures, previous: readonly PreviousCell[] = []) => {
  const cell = run([trained(figures)], previous);
  return [
    'KS',
    ...new Set(Object.keys(figures).map((leaf) => leaf.charAt(0).toUpperCase())),
    ...Object.keys(figures),
  ].filter((place) => cell('trained', place)?.status === 'suppressed');
};
const before = (figures: Figures): PreviousCell[] =>
  Object.entries(figures).map(([place, n]) => ({ indicator: 'trained', people: 'trained', place, n }));

describe('counts and what they roll up to', () => {
  it.each<{ name: string; figures: Figures; hidden: readonly string[]; previous?: readonly PreviousCell[] }>([
    { name: 'five people are published', figures: { a1: 5, a2: 9 }, hidden: [] },
    {
      name: 'four are not, and the totals that would give them away go; the neighbour of fifteen stays',
      figures: { a1: 4, a2: 15, b1: 20, b2: 18 },
      hidden: ['KS', 'A', 'a1'],
    },
    {
      name: 'two small places in one district protect each other: every total stays',
      figures: { a1: 4, a2: 4, a3: 20, b1: 20 },
      hidden: ['a1', 'a2'],
    },
    {
      name: 'two places too small even together: the district goes, and the country with it',
      figures: { a1: 2, a2: 1, a3: 20, b1: 20 },
      hidden: ['KS', 'A', 'a1', 'a2'],
    },
    {
      name: 'one small place in each of two districts: both districts go, the country stays',
      figures: { a1: 4, a2: 15, b1: 4, b2: 18, c1: 30 },
      hidden: ['A', 'B', 'a1', 'b1'],
    },
    {
      name: 'a sound pair gives up its district when that saves the country',
      figures: { a1: 4, a2: 15, b1: 4, b2: 4, b3: 9, c1: 30 },
      hidden: ['A', 'B', 'a1', 'b1', 'b2'],
    },
    { name: 'a district of a single small place', figures: { a1: 3, b1: 20, b2: 20 }, hidden: ['KS', 'A', 'a1'] },
    { name: 'a whole country of three people', figures: { a1: 3 }, hidden: ['KS', 'A', 'a1'] },
    {
      name: 'two more than in the previous release',
      figures: { a1: 22, a2: 15, b1: 20 },
      previous: before({ a1: 20 }),
      hidden: ['KS', 'A', 'a1'],
    },
    {
      name: 'five more than in the previous release',
      figures: { a1: 25, a2: 15, b1: 20 },
      previous: before({ a1: 20 }),
      hidden: [],
    },
    {
      name: 'unchanged since the previous release',
      figures: { a1: 20, a2: 15, b1: 20 },
      previous: before({ a1: 20 }),
      hidden: [],
    },
    {
      name: 'the total grew by two because a hidden place did: its parts must not spell it out, the smallest goes too',
      figures: { a1: 5, a2: 15, b1: 20 },
      previous: before({ A: 18, a2: 15 }),
      hidden: ['KS', 'A', 'a1'],
    },
    {
      name: 'a total grew by seven, six of them in a published place: one person would be found',
      figures: { a1: 4, a2: 4, a3: 21, b1: 20 },
      previous: before({ A: 22, a3: 15 }),
      hidden: ['KS', 'A', 'a1', 'a2'],
    },
  ])('$name', ({ figures, hidden, previous }) => expect(suppressed(figures, previous)).toEqual(hidden));

  it('a place where nobody was trained is not reported, neither zero nor suppressed', () => {
    const cell = run([trained({ a1: 20, a2: 8 })], [], ['a3', 'b1']);
    expect(
      [cell('trained', 'a3'), cell('trained', 'b1'), cell('trained', 'B')].map((one) => [one?.status, one?.shown]),
    ).toEqual(Array.from({ length: 3 }, () => ['not-reported', null]));
    expect(cell('trained', 'A')?.shown).toEqual({ value: 28, bound: 'exact' });
  });
});

describe('three indicators over the same people', () => {
  const figures = { a1: 18, a2: 7, a3: 3, b1: 25, b2: 16 };
  const cell = run([trained(figures), share(figures), gain(figures)], [], ['b3']);
  const statuses = (place: string) =>
    ['trained', 'completion', 'gain'].map((indicator) => cell(indicator, place)?.status);
  it.each([
    ['fifteen or more: all three are published', 'a1', ['published', 'published', 'published']],
    ['five to nine: the count only', 'a2', ['published', 'suppressed', 'suppressed']],
    ['below five: none', 'a3', ['suppressed', 'suppressed', 'suppressed']],
    ['none trained: not reported', 'b3', ['not-reported', 'not-reported', 'not-reported']],
    ['a district without a small place', 'B', ['published', 'published', 'published']],
  ])('%s', (_, place, expected) => expect(statuses(place)).toEqual(expected));
  it('publishes no share of a group whose size is not public', () =>
    expect(cell('completion', 'A')).toMatchObject({ status: 'suppressed', rule: 'denominator' }));
  it('shows shares in basis points and means in units of their scale', () => {
    expect(cell('completion', 'b2')?.shown).toEqual({ value: 6250, bound: 'exact' });
    expect(cell('gain', 'b2')?.shown).toEqual({ value: 1500, bound: 'exact' });
  });
  it('does not let a published district share give away the one hidden share in it', () => {
    const one = { a1: 18, a2: 7, b1: 25 };
    const published = run([trained(one), share(one)]);
    expect(published('trained', 'A')?.status).toBe('published');
    expect(published('completion', 'a1')?.status).toBe('published');
    expect(published('completion', 'A')).toMatchObject({ status: 'suppressed', rule: 'complementary' });
  });
  it('protects the sizes behind a share even when no count is published with it', () => {
    const alone = run([share(figures)]);
    expect(['a1', 'a3', 'A', 'KS'].map((place) => alone('completion', place)?.status)).toEqual([
      'published',
      'suppressed',
      'suppressed',
      'suppressed',
    ]);
  });
  it('gives every suppressed cell the same public face', () => {
    const faces = ['a3', 'A', 'KS']
      .map((place) => cell('trained', place))
      .map((one) => (one ? JSON.stringify({ ...publicCell(one), place: '' }) : ''));
    expect(new Set(faces).size).toBe(1);
    expect(faces[0]).toBe('{"indicator":"trained","people":"trained","place":"","status":"suppressed","shown":null}');
  });
});

describe('groups inside groups', () => {
  const women = (figures: Figures): DisclosureTable => ({
    ...trained(figures),
    people: 'trained-women',
    within: 'trained',
  });
  const statusOf = (all: Figures, some: Figures) => {
    const result = protectRelease({
      places: placesOf(Object.keys(all)),
      tables: [women(some), trained(all)],
      previous: [],
    });
    if (!result.ok) throw new Error(result.refusal.code);
    return Object.fromEntries(
      result.cells.filter(({ people }) => people === 'trained-women').map(({ place, status }) => [place, status]),
    );
  };
  it('everybody but three: the three would be found', () =>
    expect(statusOf({ a1: 20, b1: 40 }, { a1: 17, b1: 20 })).toMatchObject({ a1: 'suppressed', b1: 'published' }));
  it('everybody: nobody is set apart', () =>
    expect(statusOf({ a1: 20, b1: 40 }, { a1: 20, b1: 20 })).toMatchObject({ a1: 'published', b1: 'published' }));
  it('a count of certified people is held against the count of trained ones', () => {
    const certified: DisclosureTable = { ...women({ a1: 18, b1: 20 }), indicator: 'certified', people: 'certified' };
    const result = protectRelease({
      places: placesOf(['a1', 'b1']),
      tables: [trained({ a1: 20, b1: 40 }), certified],
      previous: [],
    });
    expect(
      result.ok && result.cells.find(({ indicator, place }) => indicator === 'certified' && place === 'a1'),
    ).toMatchObject({ status: 'suppressed', rule: 'nested' });
  });
});

describe('shownValue', () => {
  it.each<[string, Parameters<typeof shownValue>, ReturnType<typeof shownValue>]>([
    ['nobody of 29', ['share', 29, 0], { value: 500, bound: 'at-most' }],
    ['everybody of 29', ['share', 29, 29], { value: 9500, bound: 'at-least' }],
    ['one of 25 lies below the bound', ['share', 25, 1], { value: 500, bound: 'at-most' }],
    ['two of 29 does not', ['share', 29, 2], { value: 690, bound: 'exact' }],
    ['nobody of 30', ['share', 30, 0], { value: 0, bound: 'exact' }],
    ['everybody of 30', ['share', 30, 30], { value: 10000, bound: 'exact' }],
    ['a mean of −2.5 rounds away from zero', ['mean', 10, -25], { value: -3, bound: 'exact' }],
  ])('%s', (_, given, expected) => expect(shownValue(...given)).toEqual(expected));
});

describe('what is refused', () => {
  const places = placesOf(['a1', 'a2', 'b1']);
  const one = trained({ a1: 20 });
  it.each<{ name: string; input: Partial<DisclosureInput>; code: string }>([
    { name: 'places that are no tree', input: { places: [] }, code: 'not-a-tree' },
    { name: 'a figure for a district', input: { tables: [trained({ A: 20 })] }, code: 'invalid-cell' },
    { name: 'a negative number of people', input: { tables: [trained({ a1: -1 })] }, code: 'invalid-cell' },
    { name: 'a share of more than everybody', input: { tables: [share({ a1: 20 }, 2)] }, code: 'invalid-cell' },
    {
      name: 'a mean without a scale',
      input: { tables: [{ ...gain({ a1: 20 }), scale: undefined }] },
      code: 'invalid-cell',
    },
    {
      name: 'a place twice',
      input: { tables: [{ ...one, cells: [...one.cells, ...one.cells] }] },
      code: 'repeated-cell',
    },
    { name: 'an indicator twice', input: { tables: [one, one] }, code: 'repeated-table' },
    {
      name: 'the same people counted twice',
      input: { tables: [one, { ...one, indicator: 'again' }] },
      code: 'repeated-table',
    },
    { name: 'the same people with two sizes', input: { tables: [one, share({ a1: 19 })] }, code: 'unequal-people' },
    {
      name: 'a group inside nothing',
      input: { tables: [{ ...one, people: 'w', within: 'x' }] },
      code: 'unknown-group',
    },
    {
      name: 'a group larger than the one around it',
      input: { tables: [one, { ...trained({ a1: 21 }), people: 'w', within: 'trained' }] },
      code: 'unknown-group',
    },
    {
      name: 'two groups inside one',
      input: { tables: [one, { ...one, people: 'w', within: 'trained' }, { ...one, people: 'm', within: 'trained' }] },
      code: 'crossed-groups',
    },
  ])('$name', ({ input, code }) =>
    expect(protectRelease({ places, tables: [one], previous: [], ...input })).toMatchObject({
      ok: false,
      refusal: { code },
    }),
  );
});
