import fc from 'fast-check';
import { armOrder, judge, median, steadyRounds } from './statistics.js';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });

describe('median', () => {
  it('is the middle value or the mean of the two middle ones, whatever the order', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
  });

  it('has at most half of the values on either side', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1 }), (values) => {
        const middle = median(values);
        expect(values.filter((v) => v < middle).length * 2).toBeLessThanOrEqual(values.length);
        expect(values.filter((v) => v > middle).length * 2).toBeLessThanOrEqual(values.length);
      }),
    );
  });
});

describe('armOrder', () => {
  it('is A B B A A B B A', () => {
    const letters = [0, 1, 2, 3].flatMap((round) => armOrder(round)).map((arm) => (arm === 'reference' ? 'A' : 'B'));
    expect(letters.join('')).toBe('ABBAABBA');
  });
});

describe('steadyRounds', () => {
  it('discards a round in which the reference moved more than 40 % from its median, up or down', () => {
    const rounds = [100, 139, 141, 61, 59, 100, 100].map((reference) => ({ reference, product: 1 }));
    const { kept, discarded } = steadyRounds(rounds);
    expect(kept.map((r) => r.reference)).toEqual([100, 139, 61, 100, 100]);
    expect(discarded.map((r) => r.reference)).toEqual([141, 59]);
  });

  it('never looks at the product', () => {
    const rounds = [1, 1_000, 0].map((product) => ({ reference: 10, product }));
    expect(steadyRounds(rounds).kept).toHaveLength(3);
  });
});

describe('judge', () => {
  const higher = { direction: 'higher', floor: 0.12, goal: 0.25, stretch: 0.4 } as const;
  const lower = { direction: 'lower', floor: 4, goal: 2.5, stretch: 1.5 } as const;
  const seven = (good: number, bad: number, bads: number): number[] =>
    Array.from({ length: 7 }, (_, i) => (i < bads ? bad : good));

  it.each([
    [0.41, 'stretch'],
    [0.4, 'stretch'],
    [0.39, 'goal'],
    [0.25, 'goal'],
    [0.24, 'floor'],
    [0.12, 'floor'],
    [0.119, 'under floor'],
  ])('higher is better: %d is %s', (ratio, verdict) => {
    expect(judge(seven(ratio, ratio, 0), higher, 5).verdict).toBe(verdict);
  });

  it.each([
    [1.5, 'stretch'],
    [1.51, 'goal'],
    [2.5, 'goal'],
    [4, 'floor'],
    [4.01, 'under floor'],
  ])('lower is better: %d is %s', (ratio, verdict) => {
    expect(judge(seven(ratio, ratio, 0), lower, 5).verdict).toBe(verdict);
  });

  it('fails on 5 misses of 7, not on 4 although the median misses, not on 3', () => {
    expect(judge(seven(0.3, 0.1, 5), higher, 5)).toMatchObject({ verdict: 'under floor', misses: 5, worstRatio: 0.1 });
    expect(judge(seven(0.3, 0.1, 4), higher, 5)).toMatchObject({ verdict: 'unsteady', misses: 4, medianRatio: 0.1 });
    expect(judge(seven(0.3, 0.1, 3), higher, 5)).toMatchObject({ verdict: 'goal', misses: 3, medianRatio: 0.3 });
  });

  it('takes the highest as the worst when lower is better', () => {
    expect(judge([1, 2, 9], lower, 3).worstRatio).toBe(9);
  });

  it('says nothing on too few rounds', () => {
    expect(judge([0.01, 0.01], higher, 3).verdict).toBe('no verdict');
    expect(judge([], higher, 1).verdict).toBe('no verdict');
  });
});
