import fc from 'fast-check';
import {
  type AnalysedAttempt,
  type AnalysedItem,
  analyseQuiz,
  languageOfAttempt,
  MINIMUM_ATTEMPTS,
} from './analyse-quiz.js';

const item = (id: string, extra: Partial<AnalysedItem> = {}): AnalysedItem => ({
  id,
  options: [],
  isSingle: true,
  ...extra,
});
const attempt = (language: string, points: readonly number[], max = 100): AnalysedAttempt => ({
  language,
  answers: points.map((earned, index) => ({ item: `q${index + 1}`, points: earned, max, chosen: [], isRuled: false })),
});
const ITEMS = ['q1', 'q2', 'q3', 'q4'].map((id) => item(id));

/** Twelve people in Albanian and ten in Serbian, four questions of one point. */
const SQ = ['1111', '1110', '1110', '1100', '1100', '1010', '1000', '0100', '1000', '0001', '0000', '1101'];
const SR = ['1111', '0111', '1011', '1101', '0110', '0011', '0001', '1000', '0000', '0100'];
const people = [...SQ.map((row) => ['sq', row] as const), ...SR.map((row) => ['sr-Cyrl', row] as const)];
const REAL = people.map(([language, row]) =>
  attempt(
    language,
    [...row].map((digit) => Number(digit) * 100),
  ),
);

/**
 * The figures once more, in the plainest way and by other formulas: sums instead of deviations, one person at a time, the
 * groups by giving out places one hundredth of a person at a time.
 */
function plainly(rows: readonly (readonly number[])[], column: number) {
  const n = rows.length;
  const score = rows.map((row) => row[column] ?? 0);
  const rest = rows.map((row) => row.reduce((sum, value, index) => (index === column ? sum : sum + value), 0));
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const cross = (a: readonly number[], b: readonly number[]) =>
    (n * total(a.map((value, index) => value * (b[index] ?? 0))) - total(a) * total(b)) / (n * (n - 1));
  const parts = 100;
  const places = rest.flatMap((value) => Array.from({ length: parts }, () => value)).sort((a, b) => a - b);
  const mean = (from: number, to: number) => {
    let [sum, weight] = [0, 0];
    for (const value of places.slice(from, to)) {
      const equals = score.filter((_, index) => rest[index] === value);
      sum += total(equals) / equals.length;
      weight += 1;
    }
    return sum / weight;
  };
  const size = Math.round(0.27 * n * parts);
  const rising = (values: readonly number[]) => [...values].sort((a, b) => a - b);
  return {
    facility: Math.round((total(score) / n) * 10_000),
    deviation: Math.round(Math.sqrt(cross(score, score)) * 10_000),
    discrimination: mean(places.length - size, places.length) - mean(0, size),
    itemRest: cross(score, rest) / Math.sqrt(cross(score, score) * cross(rest, rest)),
    efficiency: cross(score, rest) / cross(rising(score), rising(rest)),
  };
}

describe('an analysis of real size', () => {
  const rows = people.map(([, row]) => [...row].map(Number));
  const analysed = () => analyseQuiz(ITEMS, REAL);

  it.each([0, 1, 2, 3])('question %i has the figures a plain computation gives, for all and by language', (column) => {
    const { groups } = analysed().items[column] ?? { groups: [] };
    expect(groups.map(({ language, attempts }) => [language, attempts])).toEqual([
      [null, 22],
      ['sq', 12],
      ['sr-Cyrl', 10],
    ]);
    [rows, rows.slice(0, 12), rows.slice(12)].forEach((part, index) => {
      const plain = plainly(part, column);
      const figures = groups[index]?.figures;
      expect(figures).toMatchObject({ facility: plain.facility, deviation: plain.deviation });
      expect(figures?.discrimination).toBeCloseTo(plain.discrimination, 2);
      expect(figures?.itemRest).toBeCloseTo(plain.itemRest, 3);
      expect(figures?.efficiency).toBeCloseTo(plain.efficiency, 3);
    });
  });

  it('has the figures of the quiz', () => {
    const shares = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / 4);
    const mean = shares.reduce((sum, share) => sum + share, 0) / 22;
    const analysis = analysed();
    expect(analysis.quiz).toMatchObject({ attempts: 22, mean: Math.round(mean * 10_000), median: 5_000 });
    // By Kuder & Richardson's formula 20, which is α for right or wrong: p of 22, variance of the totals 637/484, both by n.
    const parts = [13, 12, 9, 9].reduce((sum, right) => sum + (right / 22) * (1 - right / 22), 0);
    expect(analysis.quiz?.alpha).toBeCloseTo((4 / 3) * (1 - parts / (637 / 484)), 3);
    expect(analysis.items.map(({ differences }) => differences.length)).toEqual([1, 1, 1, 1]);
  });
});

describe('what is not shown', () => {
  it('fewer than the minimum: neither figures nor options nor flags, and the reason', () => {
    const few = analyseQuiz([item('q1', { options: [{ id: 'a', isKey: true }] })], REAL.slice(0, MINIMUM_ATTEMPTS - 1));
    expect(few).toEqual({
      attempts: 9,
      quiz: null,
      items: [
        {
          id: 'q1',
          groups: [
            { language: null, attempts: 9, hidden: 'too-few', figures: null, use: null },
            { language: 'sq', attempts: 9, hidden: 'too-few', figures: null, use: null },
          ],
          differences: [],
          flags: [],
        },
      ],
    });
    expect(analyseQuiz(ITEMS, REAL.slice(0, MINIMUM_ATTEMPTS)).quiz?.attempts).toBe(MINIMUM_ATTEMPTS);
  });

  it('figures of a question that was ruled on; the use of its options stays', () => {
    const ruled = REAL.map(({ language, answers }) => ({
      language,
      answers: answers.map((answer) => (answer.item === 'q1' ? { ...answer, points: 100, isRuled: true } : answer)),
    }));
    const [found] = analyseQuiz([item('q1', { options: [{ id: 'a', isKey: true }] })], ruled).items;
    expect(found?.groups[0]).toMatchObject({ hidden: 'ruled', figures: null });
    expect(found?.groups[0]?.use?.options).toHaveLength(1);
    expect(found?.flags).toEqual([]);
    expect(found?.differences).toEqual([]);
  });

  it('attempts in which a question was ruled on, among others in which it was not', () => {
    const some = REAL.map(({ language, answers }, index) => ({
      language,
      answers: answers.map((answer) => ({ ...answer, isRuled: index >= 12, points: index >= 12 ? 0 : answer.points })),
    }));
    const [found] = analyseQuiz(ITEMS, some).items;
    expect(found?.groups.map(({ hidden }) => hidden)).toEqual([null, null, 'ruled']);
    expect(found?.groups[0]?.figures?.facility).toBe(found?.groups[1]?.figures?.facility);
  });

  it('a void question counts neither in the total nor in α', () => {
    const withVoid = REAL.map(({ language, answers }) => ({
      language,
      answers: answers.map((answer) => (answer.item === 'q4' ? { ...answer, points: 0, max: 0 } : answer)),
    }));
    const without = REAL.map(({ language, answers }) => ({ language, answers: answers.slice(0, 3) }));
    expect(analyseQuiz(ITEMS, withVoid).quiz).toEqual(analyseQuiz(ITEMS, without).quiz);
  });

  it('α when people had different questions', () => {
    const drawn = REAL.map((one, index) => (index === 0 ? { ...one, answers: one.answers.slice(1) } : one));
    expect(analyseQuiz(ITEMS, drawn).quiz).toMatchObject({ alpha: null, error: null });
  });

  it('a language’s flag that everybody together shows as well', () => {
    const allRight = REAL.map(({ language }) => attempt(language, [100, 0, 0, 0]));
    expect(analyseQuiz(ITEMS, allRight).items[0]?.flags).toEqual([{ kind: 'too-easy', language: null, option: null }]);
    const onlySerbian = REAL.map((one) => (one.language === 'sq' ? one : attempt('sr-Cyrl', [100, 0, 0, 0])));
    expect(analyseQuiz(ITEMS, onlySerbian).items[0]?.flags.map(({ language }) => language)).toEqual([null]);
    expect(analyseQuiz(ITEMS, [...onlySerbian, ...onlySerbian]).items[0]?.flags).toContainEqual({
      kind: 'too-easy',
      language: 'sr-Cyrl',
      option: null,
    });
  });
});

it.each([
  ['nothing answered: where it was started', 'sq', [], 'sq'],
  ['most answers decide', 'sq', ['en', 'sq', 'en'], 'en'],
  ['equal: where it was started', 'sq', ['en', 'sq'], 'sq'],
  ['changed at once', 'sq', ['en'], 'en'],
])('the language of an attempt: %s', (_name, started, answered, expected) => {
  expect(languageOfAttempt(started, answered)).toBe(expected);
});

const drawnAttempts = fc.array(
  fc
    .tuple(
      fc.constantFrom('sq', 'sr-Cyrl', 'en'),
      fc.array(fc.constantFrom(0, 33, 50, 100), { minLength: 4, maxLength: 4 }),
    )
    .map(([language, points]) => attempt(language, points)),
  { minLength: MINIMUM_ATTEMPTS, maxLength: 60 },
);

it('the order of attempts and of their answers changes not a digit', () => {
  const shuffledPair = drawnAttempts.chain((attempts) =>
    fc.tuple(
      fc.constant(attempts),
      fc.shuffledSubarray(attempts, { minLength: attempts.length, maxLength: attempts.length }),
    ),
  );
  fc.assert(
    fc.property(shuffledPair, ([attempts, shuffled]) => {
      const turned = shuffled.map(({ language, answers }) => ({ language, answers: [...answers].reverse() }));
      expect(analyseQuiz(ITEMS, turned).items).toEqual(analyseQuiz(ITEMS, attempts).items);
    }),
  );
});

it('α is at most 1, shares lie from 0 to 1, and one more question all have right raises no discrimination', () => {
  fc.assert(
    fc.property(drawnAttempts, (attempts) => {
      const before = analyseQuiz(ITEMS, attempts);
      const after = analyseQuiz(
        [...ITEMS, item('q5')],
        attempts.map(({ language, answers }) => ({
          language,
          answers: [...answers, { item: 'q5', points: 100, max: 100, chosen: [], isRuled: false }],
        })),
      );
      expect(before.quiz?.alpha ?? 0).toBeLessThanOrEqual(1);
      expect(before.quiz?.mean).toBeGreaterThanOrEqual(0);
      expect(before.quiz?.mean).toBeLessThanOrEqual(10_000);
      before.items.forEach((one, index) => {
        const [was, is] = [one.groups[0]?.figures, after.items[index]?.groups[0]?.figures];
        if (was?.discrimination === null) expect(is?.discrimination).toBeNull();
        else expect(is?.discrimination).toBeCloseTo(was?.discrimination ?? 9, 2);
      });
      expect(after.items[4]?.groups[0]?.figures).toMatchObject({
        facility: 10_000,
        discrimination: null,
        itemRest: null,
      });
    }),
  );
});

it('two identical halves of a quiz: equal figures, and α of the two halves is 1', () => {
  fc.assert(
    fc.property(drawnAttempts, (attempts) => {
      const halves = attempts.map(({ language, answers }) => {
        const half = answers.reduce((sum, answer) => sum + answer.points, 0);
        return attempt(language, [half, half], 400);
      });
      const { quiz, items } = analyseQuiz(ITEMS.slice(0, 2), halves);
      expect(items[1]?.groups).toEqual(items[0]?.groups);
      expect([null, 1]).toContain(quiz?.alpha);
    }),
  );
});
