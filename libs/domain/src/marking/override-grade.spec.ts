import fc from 'fast-check';
import { overriddenGrade } from './override-grade.js';

const grade = { points: 300, max: 1_100, share: 2_727, isFinal: false };

describe('a grade that somebody set', () => {
  it('counts instead of what the attempts gave, and is final', () => {
    expect(overriddenGrade(grade, 550)).toEqual({
      points: 550,
      max: 1_100,
      share: 5_000,
      isFinal: true,
      isOverridden: true,
    });
  });

  it('is that of the attempts again when the setting is lifted', () => {
    expect(overriddenGrade(grade, null)).toEqual({ ...grade, isOverridden: false });
  });

  it('never exceeds what the quiz is worth', () => {
    expect(overriddenGrade({ ...grade, max: 500 }, 550)).toMatchObject({ points: 500, share: 10_000 });
    expect(overriddenGrade({ ...grade, max: 0 }, 550)).toMatchObject({ points: 0, share: 0 });
  });

  it.each([[-1], [0.5], [Number.NaN]])('refuses %s points', (points) => {
    expect(() => overriddenGrade(grade, points)).toThrow(RangeError);
  });

  it('is monotone and within its bounds', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000), (max, one, more) => {
        const [less, greater] = [one, one + more].map((points) => overriddenGrade({ ...grade, max }, points));
        expect(less?.share ?? 0).toBeLessThanOrEqual(greater?.share ?? 0);
        expect(greater?.points ?? 0).toBeLessThanOrEqual(max);
      }),
    );
  });
});
