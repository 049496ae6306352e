import type { ItemRow } from '@edukom/contracts';
import { shownItems } from './item-rows.js';
import { readView, searchOf } from './use-items-view.js';

const row = (number: number, facility: number | null, flags: ItemRow['flags'] = []): ItemRow =>
  ({
    number,
    flags,
    groups: [
      { language: null, attempts: 20, hidden: null, use: null, figures: facility === null ? null : { facility } },
      { language: 'sq', attempts: 20, hidden: null, use: null, figures: { facility: 10_000 - (facility ?? 0) } },
    ],
  }) as unknown as ItemRow;
const rows = [row(1, 5_000), row(2, null, [{ kind: 'too-hard', language: 'sr-Cyrl', option: null }]), row(3, 2_000)];
const numbers = (search: string) =>
  shownItems(rows, readView(new URLSearchParams(search))).map(({ row: { number } }) => number);

test.each([
  ['', [1, 2, 3]],
  ['sort=facility', [3, 1, 2]],
  ['sort=facility&order=descending', [1, 3, 2]],
  ['sort=facility&language=sq', [1, 3, 2]],
  ['flagged=1', [2]],
  ['flagged=1&language=sr-Cyrl', [2]],
  ['flagged=1&language=sq', []],
  ['sort=nonsense&language=xx', [1, 2, 3]],
  ['sort=flags&order=descending', [2, 1, 3]],
])('the view %s', (search, expected) => {
  expect(numbers(search)).toEqual(expected);
});

test('what is usual is not in the address, and what is there is read back', () => {
  expect(searchOf(readView(new URLSearchParams('')))).toEqual({});
  const search = { language: 'sq', flagged: '1', sort: 'facility', order: 'descending', question: 'q' };
  expect(searchOf(readView(new URLSearchParams(search)))).toEqual(search);
});
