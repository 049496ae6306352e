import fc from 'fast-check';
import { commonFramework, isSoundCrosswalk, type LevelCrosswalk, levelIn } from './crosswalk.js';

const FINE_TO_COARSE: LevelCrosswalk = { from: 'fine', to: 'coarse', reaches: [1, 1, 2, 2, 3, 3, 4, 4] };
const at = (framework: string, level: number) => ({ framework, level });

describe('isSoundCrosswalk', () => {
  it.each<[string, number[], boolean]>([
    ['two and two', [1, 1, 2, 2, 3, 3, 4, 4], true],
    ['the first level reaches nothing yet', [0, 1, 1, 2, 2, 3, 3, 4], true],
    ['a higher level reaches less', [1, 2, 1, 2, 3, 3, 4, 4], false],
    ['a level is jumped over', [1, 1, 1, 1, 3, 3, 4, 4], false],
    ['the highest is not reached', [1, 1, 2, 2, 3, 3, 3, 3], false],
    ['begins above the first', [2, 2, 2, 2, 3, 3, 4, 4], false],
    ['a level is missing', [1, 2, 3, 4], false],
  ])('%s', (_, reaches, expected) =>
    expect(isSoundCrosswalk({ from: 'fine', to: 'coarse', reaches }, { from: 8, to: 4 })).toBe(expected),
  );
});

describe('levelIn', () => {
  it.each<[string, string, ReturnType<typeof at>, number | null]>([
    ['stays in its own framework', 'fine', at('fine', 5), 5],
    ['reaches a coarser level', 'coarse', at('fine', 5), 3],
    ['the lowest reaches the lowest', 'coarse', at('fine', 1), 1],
    ['the highest reaches the highest', 'coarse', at('fine', 8), 4],
    ['below the first level stays there', 'coarse', at('fine', 0), 0],
    ['a coarse level does not say which finer one', 'fine', at('coarse', 2), null],
    ['nothing leads to an unknown framework', 'other', at('fine', 2), null],
  ])('%s', (_, framework, rated, level) =>
    expect(levelIn(framework, rated, [FINE_TO_COARSE])).toEqual(level === null ? null : at(framework, level)),
  );

  it('keeps the order of any two people, whatever the crosswalk', () => {
    const sound = fc
      .array(fc.boolean(), { minLength: 7, maxLength: 7 })
      .map((steps) => steps.reduce<number[]>((levels, step) => [...levels, (levels.at(-1) ?? 1) + Number(step)], [1]));
    fc.assert(
      fc.property(sound, fc.nat(8), fc.nat(8), (reaches, a, b) => {
        const crosswalk = { from: 'fine', to: 'coarse', reaches };
        expect(isSoundCrosswalk(crosswalk, { from: 8, to: reaches.at(-1) ?? 0 })).toBe(true);
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
          (level) => levelIn('coarse', at('fine', level), [crosswalk])?.level ?? NaN,
        );
        expect(low).toBeLessThanOrEqual(high ?? NaN);
      }),
    );
  });
});

describe('commonFramework', () => {
  it.each<[string, ReturnType<typeof at>[], string | null]>([
    ['their own', [at('fine', 1), at('fine', 3)], 'fine'],
    ['the coarser of two, in either order', [at('coarse', 1), at('fine', 3)], 'coarse'],
    ['the coarser of two', [at('fine', 3), at('coarse', 1)], 'coarse'],
    ['none without a crosswalk', [at('fine', 3), at('other', 1)], null],
  ])('%s', (_, rated, expected) => expect(commonFramework(rated, [FINE_TO_COARSE])).toBe(expected));
});
