import fc from 'fast-check';
import {
  CLOSING_HEIGHT,
  COLUMNS,
  FIRST_TOP,
  FOOT,
  HEADER_HEIGHT,
  NEXT_TOP,
  pageSizes,
  ROW_HEIGHT,
  WIDTH,
} from './sheet-layout.js';

it('every row has a place on a page, and the last page room for the signature', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), (rows) => {
      const sizes = pageSizes(rows);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(rows);
      sizes.forEach((size, page) => {
        const isLast = page === sizes.length - 1;
        const bottom = (page === 0 ? FIRST_TOP : NEXT_TOP) + HEADER_HEIGHT + size * ROW_HEIGHT;
        expect(size).toBeGreaterThan(0);
        expect(bottom).toBeLessThanOrEqual(FOOT - (isLast ? CLOSING_HEIGHT : 0));
      });
    }),
  );
});

it('columns fill the width', () => {
  expect(COLUMNS.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(WIDTH, 0);
});
