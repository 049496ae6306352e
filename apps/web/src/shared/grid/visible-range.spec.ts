import fc from 'fast-check';
import { drawnPlaces, scrolledTo, visibleRange } from './visible-range.js';

describe('what is drawn of a long list', () => {
  it.each([
    [0, 400, 40, 1_000, 5, { from: 0, to: 15 }],
    [4_000, 400, 40, 1_000, 5, { from: 95, to: 115 }],
    [39_600, 400, 40, 1_000, 5, { from: 985, to: 1_000 }],
    [0, 400, 40, 3, 5, { from: 0, to: 3 }],
    [0, 400, 40, 0, 5, { from: 0, to: 0 }],
    [99_999, 400, 40, 10, 5, { from: 10, to: 10 }],
    [-50, 400, 40, 10, 0, { from: 0, to: 10 }],
  ])('at %s', (offset, view, size, count, more, range) => {
    expect(visibleRange(offset, view, size, count, more)).toEqual(range);
  });

  it('holds all that is in view and never more than the view and its edges', () => {
    fc.assert(
      fc.property(
        fc.nat(50_000),
        fc.integer({ min: 1, max: 2_000 }),
        fc.integer({ min: 20, max: 200 }),
        fc.nat(2_000),
        (offset, view, size, count) => {
          const { from, to } = visibleRange(offset, view, size, count, 3);
          expect(to - from).toBeLessThanOrEqual(Math.ceil(view / size) + 1 + 6);
          for (let place = 0; place < count; place += 1)
            if (place * size < offset + view && (place + 1) * size > offset)
              expect(place >= from && place < to).toBe(true);
        },
      ),
    );
  });

  it('keeps what has the focus', () => {
    const range = { from: 10, to: 13 };
    expect(drawnPlaces(range, 2)).toEqual([2, 10, 11, 12]);
    expect(drawnPlaces(range, 40)).toEqual([10, 11, 12, 40]);
    expect([drawnPlaces(range, 11), drawnPlaces(range, -1)]).toEqual([
      [10, 11, 12],
      [10, 11, 12],
    ]);
  });

  it('scrolls only as far as it must', () => {
    expect(scrolledTo(0, 400, 40, 5)).toBe(0);
    expect(scrolledTo(0, 400, 40, 20)).toBe(440);
    expect(scrolledTo(4_000, 400, 40, 20)).toBe(800);
    expect(scrolledTo(0, 400, 40, 9, 56)).toBe(56);
  });
});
