import fc from 'fast-check';
import { centre, corners, hexRadius, viewBox } from './hexagon.js';

const cell = fc.record({ col: fc.integer({ min: 0, max: 30 }), row: fc.integer({ min: 0, max: 30 }) });
const distance = (one: { x: number; y: number }, other: { x: number; y: number }) =>
  Math.hypot(one.x - other.x, one.y - other.y);

test('the six neighbours of a hexagon are all equally near', () => {
  fc.assert(
    fc.property(cell, ({ col, row }) => {
      const shove = row % 2 === 1 ? 0 : -1;
      const neighbours = [
        { col: col + 1, row },
        { col: col - 1, row },
        ...[row - 1, row + 1].flatMap((next) => [
          { col: col + shove, row: next },
          { col: col + shove + 1, row: next },
        ]),
      ];
      for (const next of neighbours)
        expect(distance(centre({ col, row }), centre(next))).toBeCloseTo(Math.sqrt(3) * hexRadius, 6);
    }),
  );
});

test('every corner lies inside the drawing', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), (cells) => {
      const [left = 0, top = 0, width = 0, height = 0] = viewBox(cells).split(' ').map(Number);
      for (const pair of cells.flatMap((one) => corners(one, 0).split(' '))) {
        const [x = 0, y = 0] = pair.split(',').map(Number);
        expect(x).toBeGreaterThanOrEqual(left - 0.02);
        expect(x).toBeLessThanOrEqual(left + width + 0.02);
        expect(y).toBeGreaterThanOrEqual(top - 0.02);
        expect(y).toBeLessThanOrEqual(top + height + 0.02);
      }
    }),
  );
});

test('a map of nothing is a drawing of nothing', () => {
  expect(viewBox([])).toBe('0 0 1 1');
});
