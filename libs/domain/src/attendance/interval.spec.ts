import fc from 'fast-check';
import { coveredMs, intersectionOf, unionOf } from './interval.js';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: -5, max: 60 }))
  .map(([start, length]) => ({ start, end: start + length }));
const intervals = fc.array(interval, { maxLength: 8 });
const covers = (list: readonly { start: number; end: number }[], at: number) =>
  list.some(({ start, end }) => start <= at && at < end);
const instants = Array.from({ length: 270 }, (_, at) => at);

describe('intervals', () => {
  it.each([
    {
      name: 'touching intervals join',
      given: [
        { start: 0, end: 5 },
        { start: 5, end: 9 },
      ],
      expected: [{ start: 0, end: 9 }],
    },
    {
      name: 'an interval inside another adds nothing',
      given: [
        { start: 0, end: 9 },
        { start: 2, end: 3 },
      ],
      expected: [{ start: 0, end: 9 }],
    },
    { name: 'an empty interval disappears', given: [{ start: 4, end: 4 }], expected: [] },
    { name: 'a reversed interval disappears', given: [{ start: 9, end: 4 }], expected: [] },
  ])('$name', ({ given, expected }) => expect(unionOf(given)).toEqual(expected));

  it('the union covers exactly the instants some interval covers', () =>
    fc.assert(
      fc.property(intervals, (list) => instants.every((at) => covers(list, at) === covers(unionOf(list), at))),
    ));
  it('the union is idempotent and does not depend on order', () =>
    fc.assert(
      fc.property(intervals, (list) => {
        expect(unionOf(unionOf(list))).toEqual(unionOf(list));
        expect(unionOf([...list].reverse())).toEqual(unionOf(list));
      }),
    ));
  it('the intersection covers exactly the instants both cover', () =>
    fc.assert(
      fc.property(intervals, intervals, (a, b) =>
        instants.every((at) => (covers(a, at) && covers(b, at)) === covers(intersectionOf(a, b), at)),
      ),
    ));
  it('covered milliseconds count each instant once', () =>
    fc.assert(fc.property(intervals, (list) => coveredMs(list) === instants.filter((at) => covers(list, at)).length)));
});
