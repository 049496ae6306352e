import fc from 'fast-check';
import { drawQuestions, poolShortages, type QuizSection } from './draw.js';

const fixed = (...questions: string[]): QuizSection => ({ kind: 'fixed', questions, count: questions.length });
const draw = (count: number, ...questions: string[]): QuizSection => ({ kind: 'draw', questions, count });

const name = fc.constantFrom(...'abcdefghij');
const anySection: fc.Arbitrary<QuizSection> = fc.record({
  kind: fc.constantFrom('fixed' as const, 'draw' as const),
  questions: fc.uniqueArray(name, { maxLength: 8 }),
  count: fc.nat(5),
});
/** A question stands in one fixed section only: what the builder allows. */
const anyQuiz = fc.array(anySection, { maxLength: 5 }).map((sections) => {
  const seen = new Set<string>();
  return sections.map((section) => {
    if (section.kind === 'draw') return section;
    const questions = section.questions.filter((one) => !seen.has(one));
    questions.forEach((one) => seen.add(one));
    return { ...section, questions };
  });
});
const seed = fc.nat(2 ** 31 - 1);

describe('what an attempt is asked', () => {
  it('asks fixed questions in their order and draws beside them', () => {
    const [first, second] = drawQuestions([fixed('a', 'b'), draw(2, 'b', 'c', 'd')], 7);
    expect(first).toEqual(['a', 'b']);
    expect([...(second ?? [])].sort()).toEqual(['c', 'd']);
  });

  it('fills a later section also where the one before could have taken its questions', () => {
    for (let at = 0; at < 200; at += 1) {
      const [wide, narrow] = drawQuestions([draw(2, 'a', 'b', 'c', 'd'), draw(2, 'a', 'b')], at);
      expect([...(narrow ?? [])].sort()).toEqual(['a', 'b']);
      expect([...(wide ?? [])].sort()).toEqual(['c', 'd']);
    }
  });

  it('gives every question of a pool its turn', () => {
    const counts = new Map<string, number>();
    for (let at = 0; at < 2_000; at += 1)
      for (const one of drawQuestions([draw(2, 'a', 'b', 'c', 'd')], at * 7919)[0] ?? [])
        counts.set(one, (counts.get(one) ?? 0) + 1);
    for (const one of ['a', 'b', 'c', 'd']) expect(Math.abs((counts.get(one) ?? 0) - 1_000)).toBeLessThan(120);
  });

  it('is the same for the same seed, whatever order the pool is read in', () => {
    fc.assert(
      fc.property(anyQuiz, seed, (quiz, at) => {
        const turned = quiz.map((section) =>
          section.kind === 'draw' ? { ...section, questions: [...section.questions].reverse() } : section,
        );
        expect(drawQuestions(turned, at)).toEqual(drawQuestions(quiz, at));
      }),
    );
  });

  it('never asks a question twice, and none that is not in its section', () => {
    fc.assert(
      fc.property(anyQuiz, seed, (quiz, at) => {
        const asked = drawQuestions(quiz, at);
        const all = asked.flat();
        expect(new Set(all).size).toBe(all.length);
        asked.forEach((names, section) => names.forEach((one) => expect(quiz[section]?.questions).toContain(one)));
      }),
    );
  });

  it('is short of exactly what the gate says, for every seed', () => {
    fc.assert(
      fc.property(anyQuiz, seed, (quiz, at) => {
        const asked = drawQuestions(quiz, at).flat().length;
        const wanted = quiz.reduce(
          (sum, { kind, count, questions }) => sum + (kind === 'draw' ? count : questions.length),
          0,
        );
        const short = poolShortages(quiz).reduce((sum, one) => sum + one, 0);
        expect(wanted - asked).toBe(short);
      }),
    );
  });
});

describe('pools that are too small', () => {
  it.each<[string, QuizSection[], number[]]>([
    ['enough', [draw(2, 'a', 'b')], [0]],
    ['one too few', [draw(3, 'a', 'b')], [1]],
    ['what the quiz asks anyway does not count', [fixed('a'), draw(2, 'a', 'b')], [0, 1]],
    ['two sections of the same pool', [draw(2, 'a', 'b', 'c'), draw(2, 'a', 'b', 'c')], [0, 1]],
    ['overlapping pools that together give enough', [draw(1, 'a', 'b'), draw(1, 'a')], [0, 0]],
    ['a question listed twice is one', [draw(2, 'a', 'a')], [1]],
    ['an empty pool', [draw(1)], [1]],
    [
      'a chain of those who move up',
      [draw(1, 'a', 'b'), draw(1, 'b', 'c'), draw(1, 'c', 'd'), draw(1, 'a')],
      [0, 0, 0, 0],
    ],
    ['less than none is none', [draw(-1, 'a')], [0]],
    ['part of a question is none', [draw(1.9, 'a')], [0]],
    ['a fixed section is never short', [{ kind: 'fixed', questions: ['a'], count: 3 }], [0]],
  ])('%s', (_name, quiz, short) => {
    expect(poolShortages(quiz)).toEqual(short);
  });
});

/** The most seats that can be filled, by trying everything. */
function mostFilled(pools: readonly (readonly string[])[], taken: ReadonlySet<string> = new Set()): number {
  const [pool, ...others] = pools;
  if (!pool) return 0;
  const tries = pool.filter((one) => !taken.has(one)).map((one) => 1 + mostFilled(others, new Set([...taken, one])));
  return Math.max(mostFilled(others, taken), ...tries);
}

it('as much is drawn as there can be, whatever the pools have in common', () => {
  const letter = fc.constantFrom(...'abcde');
  const pool = fc.record({ questions: fc.uniqueArray(letter, { maxLength: 3 }), count: fc.nat(2) });
  fc.assert(
    fc.property(
      fc.array(pool, { maxLength: 4 }),
      fc.uniqueArray(letter, { maxLength: 1 }),
      seed,
      (pools, always, at) => {
        const sections = pools.map(({ questions, count }) => draw(count, ...questions));
        const seats = pools.flatMap(({ questions, count }) =>
          Array.from({ length: count }, () => questions.filter((one) => !always.includes(one))),
        );
        const asked = drawQuestions([fixed(...always), ...sections], at).flat().length;
        expect(asked).toBe(always.length + mostFilled(seats));
        const short = poolShortages([fixed(...always), ...sections]).reduce((sum, one) => sum + one, 0);
        expect(short).toBe(seats.length - mostFilled(seats));
      },
    ),
  );
});
