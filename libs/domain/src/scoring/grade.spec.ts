import fc from 'fast-check';
import { gradeOfAttempts, GRADING_METHODS, gainBasisPoints, meanBasisPoints, passes } from './grade.js';

const share = fc.integer({ min: 0, max: 10_000 });

describe('passing', () => {
  it.each([
    ['above', 6001, 6000, true],
    ['exactly', 6000, 6000, true],
    ['one below', 5999, 6000, false],
    ['nothing asked', 0, 0, true],
  ])('%s the mark', (_name, result, mark, isPassed) => {
    expect(passes(result, mark)).toBe(isPassed);
  });

  it.each([
    [10_001, 6000],
    [6000, -1],
    [0.6, 1],
    [NaN, 1],
  ])('refuses %d against %d', (result, mark) => {
    expect(() => passes(result, mark)).toThrow(RangeError);
    expect(() => passes(result, mark)).toThrow('basis points are whole, from 0 to 10000, not ');
  });

  it('knows the ends', () => {
    expect([passes(10_000, 10_000), passes(0, 10_000), passes(0, 0)]).toEqual([true, false, true]);
  });
});

describe('gain', () => {
  it.each([
    ['a gain', 4000, 7500, 3500],
    ['a loss', 7500, 4000, -3500],
    ['perfect before and after', 10_000, 10_000, 0],
  ])('%s', (_name, before, after, gain) => {
    expect(gainBasisPoints(before, after)).toBe(gain);
  });

  it('refuses what is no share', () => {
    expect(() => gainBasisPoints(-1, 0)).toThrow(RangeError);
    expect(() => gainBasisPoints(0, 10_001)).toThrow(RangeError);
  });

  it('there and back is nothing', () => {
    fc.assert(fc.property(share, share, (a, b) => expect(gainBasisPoints(a, b) + gainBasisPoints(b, a)).toBe(0)));
  });
});

describe('the mean', () => {
  it.each([
    ['of two', [4000, 5000], 4500],
    ['half up', [1, 2], 2],
    ['half up below zero', [-1, -2], -1],
    ['of gains that cancel', [-3500, 3500], 0],
    ['of nobody', [], null],
  ])('%s', (_name, values, mean) => {
    expect(meanBasisPoints(values)).toBe(mean);
  });

  it('refuses what is no share and no gain', () => {
    expect(() => meanBasisPoints([0, 10_001])).toThrow(RangeError);
  });

  it('lies between the least and the greatest, and does not depend on order', () => {
    const values = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 1 });
    fc.assert(
      fc.property(values, (all) => {
        const mean = meanBasisPoints(all);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...all));
        expect(mean).toBeLessThanOrEqual(Math.max(...all));
        expect(meanBasisPoints([...all].reverse())).toBe(mean);
      }),
    );
  });
});

describe('gradeOfAttempts', () => {
  const attempt = fc
    .record({ points: fc.nat(1_100), pending: fc.nat(2) })
    .map(({ points, pending }) => ({ points, pending, max: 1_100 }));

  it('has no grade without an attempt', () => {
    expect(gradeOfAttempts([])).toBeNull();
  });

  it('is a share of nothing where nothing can be earned', () => {
    const nothing = { number: 1, points: 0, max: 0, pending: 0 };
    expect(gradeOfAttempts([nothing])).toEqual({ attempt: nothing, points: 0, share: 0, isFinal: true });
  });

  it.each([[{ points: 101, max: 100 }], [{ points: -1, max: 100 }], [{ points: 0.5, max: 100 }]])(
    'refuses %j',
    (given) => {
      expect(() => gradeOfAttempts([{ number: 1, pending: 0, ...given }])).toThrow(RangeError);
    },
  );

  it('counts the best attempt, the earlier of two equal ones', () => {
    const grade = gradeOfAttempts([
      { number: 1, points: 300, max: 1_000, pending: 0 },
      { number: 2, points: 800, max: 1_000, pending: 0 },
      { number: 3, points: 800, max: 1_000, pending: 0 },
    ]);
    expect(grade).toMatchObject({ attempt: { number: 2 }, share: 8_000, isFinal: true });
  });

  it('is final only when no attempt waits for a mark, also not a worse one', () => {
    const worse = { number: 1, points: 0, max: 100, pending: 1 };
    expect(gradeOfAttempts([worse, { number: 2, points: 100, max: 100, pending: 0 }])?.isFinal).toBe(false);
  });

  it('never depends on the order, and no attempt is better than the one that counts', () => {
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 1, maxLength: 6 }), (list) => {
        const numbered = list.map((one, index) => ({ ...one, number: index + 1 }));
        const grade = gradeOfAttempts(numbered);
        expect(gradeOfAttempts([...numbered].reverse())).toEqual(grade);
        expect(grade?.attempt.points).toBe(Math.max(...numbered.map((one) => one.points)));
      }),
    );
  });
});

describe('the method of grading', () => {
  const attempts = [
    { number: 1, points: 50, max: 100, pending: 0 },
    { number: 3, points: 20, max: 100, pending: 0 },
    { number: 2, points: 81, max: 100, pending: 1 },
  ];

  it.each([
    ['highest', 2, 81, 8_100, false],
    ['first', 1, 50, 5_000, true],
    ['last', 3, 20, 2_000, true],
    ['average', 3, 50, 5_033, false],
  ] as const)('%s', (method, number, points, share, isFinal) => {
    const grade = gradeOfAttempts(attempts, method);
    expect(grade).toMatchObject({ points, share, isFinal });
    expect(grade?.attempt.number).toBe(number);
  });

  // The names are stored and sent: a new one is added, none is changed.
  it('has names that stay', () => {
    expect(GRADING_METHODS).toEqual(['highest', 'last', 'first', 'average']);
  });

  it('is the best of the attempts unless told', () => {
    expect(gradeOfAttempts(attempts)).toEqual(gradeOfAttempts(attempts, 'highest'));
    expect(gradeOfAttempts(attempts)).not.toEqual(gradeOfAttempts(attempts, 'last'));
  });

  it('takes the average of the maximum of the last one, and is final when none waits', () => {
    const two = [
      { number: 1, points: 100, max: 100, pending: 0 },
      { number: 2, points: 0, max: 301, pending: 0 },
    ];
    expect(gradeOfAttempts(two, 'average')).toMatchObject({ points: 151, share: 5_000, isFinal: true });
    expect(gradeOfAttempts([], 'average')).toBeNull();
  });

  it('is between the worst and the best, whatever the method and the order', () => {
    const many = fc.array(fc.nat(100), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(many, fc.constantFrom(...GRADING_METHODS), (given, method) => {
        const all = given.map((points, at) => ({ number: at + 1, points, max: 100, pending: 0 }));
        const grade = gradeOfAttempts([...all].reverse(), method);
        expect(grade).toEqual(gradeOfAttempts(all, method));
        expect(grade?.share).toBeGreaterThanOrEqual(Math.min(...given) * 100);
        expect(grade?.share).toBeLessThanOrEqual(Math.max(...given) * 100);
        const best = gradeOfAttempts(all);
        expect(grade?.share).toBeLessThanOrEqual(best?.share ?? 0);
      }),
    );
  });
});
