import fc from 'fast-check';
import { mapSteps, tileNames } from './map-steps.js';

it('gives every value a shade and every shade its range, without gap or overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 5, max: 5000 })), (values) => {
      const { thresholds, ranges } = mapSteps(values);
      expect(thresholds).toHaveLength(4);
      for (const value of values) {
        const shade = thresholds.filter((bound) => value >= bound).length;
        const range = ranges[shade];
        expect(range && range.low <= value && (range.high === null || value <= range.high)).toBe(true);
      }
      for (const [at, { high }] of ranges.entries())
        expect(high === null ? ranges.length : ranges[at + 1]?.low).toBe(high === null ? at + 1 : high + 1);
    }),
  );
});

it('gives the largest value the darkest shade', () => expect(mapSteps([5, 20]).thresholds).toEqual([8, 11, 14, 17]));

it('says what a tile has room for, and tells places apart', () =>
  expect(tileNames(['Prizren', 'Prishtinë', 'Fushë Kosovë', 'Mitrovica e Veriut', 'Јужна Митровица', 'Peć'])).toEqual([
    'Priz',
    'Pris',
    'FuK',
    'MiV',
    'ЈуМ',
    'Peć',
  ]));
