import fc from 'fast-check';
import { type HeldAffiliation, placeAffiliation, type WantedAffiliation } from './place-affiliation.js';

const wanted = (place: string, from: string, until: string | null, position = ''): WantedAffiliation => ({
  institutionId: 'i',
  department: place,
  place,
  position,
  from,
  until,
});
const held = (place: string, from: string | null, until: string | null, isPrimary = true): HeldAffiliation => ({
  ...wanted(place, from ?? '', until),
  id: place,
  from,
  isPrimary,
});
const brief = (list: readonly HeldAffiliation[]) =>
  list.map(({ place, from, until, isPrimary }) => [place, from, until, isPrimary]);

it.each([
  ['nobody worked anywhere', [], wanted('a', '2024-01-01', null), [['a', '2024-01-01', null, true]]],
  [
    'a move ends what was until then',
    [held('a', '2020-01-01', null)],
    wanted('b', '2024-01-01', null),
    [
      ['a', '2020-01-01', '2024-01-01', true],
      ['b', '2024-01-01', null, true],
    ],
  ],
  [
    'a promotion in one department',
    [held('a', null, null)],
    wanted('a', '2024-01-01', null, 'Shefe'),
    [
      ['a', null, '2024-01-01', true],
      ['a', '2024-01-01', null, true],
    ],
  ],
  [
    'history beside the main one is a second one',
    [held('a', '2020-01-01', null)],
    wanted('b', '2021-01-01', '2022-01-01'),
    [
      ['a', '2020-01-01', null, true],
      ['b', '2021-01-01', '2022-01-01', false],
    ],
  ],
  [
    'a new end of the same one',
    [held('a', '2020-01-01', null)],
    wanted('a', '2020-01-01', '2023-01-01'),
    [['a', '2020-01-01', '2023-01-01', true]],
  ],
])('%s', (_name, before, row, after) => {
  const placing = placeAffiliation(before, row);
  expect('next' in placing && brief(placing.next)).toEqual(after);
});

it.each([
  ['history in a department of that time', [held('a', '2020-01-01', null)], wanted('a', '2021-01-01', '2022-01-01')],
  ['a move before something that is to begin', [held('a', '2025-01-01', null)], wanted('b', '2024-01-01', null)],
  [
    'an end that runs into the next one',
    [held('a', '2020-01-01', '2021-01-01'), held('b', '2022-01-01', null)],
    wanted('a', '2020-01-01', '2023-01-01'),
  ],
])('%s overlaps', (_name, before, row) => expect(placeAffiliation(before, row).result).toBe('overlaps'));

it('the same again is the same', () =>
  expect(placeAffiliation([held('a', '2020-01-01', null)], wanted('a', '2020-01-01', null)).result).toBe('same'));

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2024-01-${String(number).padStart(2, '0')}`);
const rows = fc.array(
  fc.record({ place: fc.constantFrom('a', 'b', 'c'), from: day, length: fc.option(fc.integer({ min: 1, max: 20 })) }),
  { maxLength: 15 },
);
const later = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
const overlap = (a: HeldAffiliation, b: HeldAffiliation): boolean =>
  (a.from ?? '') < (b.until ?? '~') && (b.from ?? '') < (a.until ?? '~');

/** What some rows come to, one after the other. */
function laid(asked: readonly { place: string; from: string; length: number | null }[]): readonly HeldAffiliation[] {
  return asked.reduce<readonly HeldAffiliation[]>((all, { place, from, length }) => {
    const placing = placeAffiliation(all, wanted(place, from, length === null ? null : later(from, length)));
    return 'next' in placing ? placing.next : all;
  }, []);
}
const pairsOf = (all: readonly HeldAffiliation[]) =>
  all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));

it('whatever is laid beside each other: no overlap in a department, one main one at a time, a second pass changes nothing', () => {
  fc.assert(
    fc.property(rows, (asked) => {
      const all = laid(asked);
      const together = pairsOf(all).filter(([one, other]) => overlap(one, other));
      expect(together.filter(([one, other]) => one.place === other.place)).toEqual([]);
      expect(together.filter(([one, other]) => one.isPrimary && other.isPrimary)).toEqual([]);
      for (const one of all) {
        expect((one.from ?? '') < (one.until ?? '~')).toBe(true);
        expect(placeAffiliation(all, { ...one, from: one.from ?? '' }).result).toBe('same');
      }
    }),
  );
});
