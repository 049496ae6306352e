import fc from 'fast-check';
import { parsePoints } from './parse-points.js';

describe('points as typed', () => {
  it.each([
    ['2', 200],
    ['2,5', 250],
    ['0.25', 25],
    [' 3 ', 300],
    ['3,00', 300],
    ['0', 0],
    ['', null],
    ['3,01', null],
    ['-1', null],
    ['1,234', null],
    ['dy', null],
  ])('%j of 3 points', (text, hundredths) => {
    expect(parsePoints(text, 300)).toBe(hundredths);
  });

  it('reads what it would write, for every number of points', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.constantFrom(',', '.'), (hundredths, sign) => {
        const text = `${Math.floor(hundredths / 100)}${sign}${String(hundredths % 100).padStart(2, '0')}`;
        expect(parsePoints(text, 100_000)).toBe(hundredths);
      }),
    );
  });
});
