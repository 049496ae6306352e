import fc from 'fast-check';
import { cronbachAlpha, quizFigures, standardError } from './quiz-figures.js';

describe('Cronbach’s α', () => {
  it('worked by hand: a perfect Guttman scale of four people and three questions gives 0.75', () => {
    // Variances 1/4, 1/3, 1/4 (sum 5/6), totals 3, 2, 1, 0 with variance 5/3: 3/2 · (1 − 1/2).
    const columns = [
      [1, 1, 1, 0],
      [1, 1, 0, 0],
      [1, 0, 0, 0],
    ];
    expect(cronbachAlpha(columns)).toBeCloseTo(0.75, 12);
  });

  it.each([
    [
      'two identical halves give 1',
      [
        [1, 0, 1, 0],
        [1, 0, 1, 0],
      ],
      1,
    ],
    ['one question has none', [[1, 0, 1]], null],
    ['no questions have none', [], null],
    [
      'nobody differs',
      [
        [1, 0],
        [0, 1],
      ],
      null,
    ],
    ['one person', [[1], [0]], null],
  ])('%s', (_name, columns, expected) => {
    const alpha = cronbachAlpha(columns);
    if (expected === null) expect(alpha).toBeNull();
    else expect(alpha).toBeCloseTo(expected, 12);
  });

  it('goes below 0 when questions contradict each other, and refuses columns that do not match', () => {
    expect(
      cronbachAlpha([
        [1, 0, 1, 1],
        [0, 1, 0, 1],
        [0, 1, 0, 0],
      ]),
    ).toBeLessThan(0);
    expect(() => cronbachAlpha([[1], [1, 2]])).toThrow('different lengths');
  });

  /** By the mean covariance between questions, another way to the same figure: k² · c̄ / V(total). */
  function byCovariances(rows: readonly (readonly number[])[]): number | null {
    const k = rows[0]?.length ?? 0;
    const n = rows.length;
    const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
    const covariance = (a: number, b: number) => {
      let [ab, sumA, sumB] = [0, 0, 0];
      for (let row = 0; row < n; row += 1) {
        ab += at(row, a) * at(row, b);
        sumA += at(row, a);
        sumB += at(row, b);
      }
      return (n * ab - sumA * sumB) / (n * (n - 1));
    };
    let [between, whole] = [0, 0];
    for (let a = 0; a < k; a += 1)
      for (let b = 0; b < k; b += 1) {
        whole += covariance(a, b);
        if (a !== b) between += covariance(a, b);
      }
    return whole === 0 || k < 2 ? null : (k * k * (between / (k * (k - 1)))) / whole;
  }

  it('is at most 1, equals the way by covariances, and does not ask for an order', () => {
    const matrix = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 3, max: 20 })).chain(([k, n]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: k, maxLength: k }), {
        minLength: n,
        maxLength: n,
      }),
    );
    fc.assert(
      fc.property(matrix, (rows) => {
        const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));
        const alpha = cronbachAlpha(columns);
        const other = byCovariances(rows);
        if (alpha === null) return;
        expect(alpha).toBeLessThanOrEqual(1 + 1e-12);
        expect(alpha).toBeCloseTo(other ?? 9, 8);
        expect(cronbachAlpha([...columns].reverse().map((column) => [...column].reverse()))).toBeCloseTo(alpha, 8);
      }),
    );
  });
});

describe('the figures of a quiz', () => {
  it('worked by hand: the same four people', () => {
    const figures = quizFigures(
      [1, 2 / 3, 1 / 3, 0],
      [
        [1, 1, 1, 0],
        [1, 1, 0, 0],
        [1, 0, 0, 0],
      ],
    );
    // SD = √(5/3)/3 = 43.03 %, standard error half of it, since √(1 − 0.75) = ½.
    expect(figures).toEqual({
      attempts: 4,
      mean: 5_000,
      median: 5_000,
      deviation: 4_303,
      skewness: 0,
      alpha: 0.75,
      error: 2_152,
    });
  });
  it('has no α when people had different questions, and nothing of nobody', () => {
    expect(quizFigures([1, 0], null)).toMatchObject({ alpha: null, error: null });
    expect(quizFigures([], null)).toBeNull();
  });
  it('the standard error is the whole deviation when α is 0, and nothing when it is 1', () => {
    expect([standardError(8, 0), standardError(8, 1), standardError(8, null)]).toEqual([8, 0, null]);
  });
});
