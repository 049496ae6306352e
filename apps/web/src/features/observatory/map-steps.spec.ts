import fc from 'fast-check';
import { mapSteps, tileName } from './map-steps.js';

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

it.each([
  ['Prizren', 'Pri'],
  ['Fushë Kosovë', 'FuK'],
  ['Mitrovica e Veriut', 'MiV'],
  ['Јужна Митровица', 'ЈуМ'],
  ['Peć', 'Peć'],
])('%s is %s on its tile', (name, expected) => expect(tileName(name)).toBe(expected));
