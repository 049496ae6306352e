import fc from 'fast-check';
import { assertRubric, type RubricCriterion, rubricPoints } from './rubric.js';

const criterion = (id: string, ...points: number[]): RubricCriterion => ({
  id,
  levels: points.map((one, at) => ({ id: `l${at}`, points: one })),
});
const rubric = [criterion('words', 0, 50, 100), criterion('steps', 0, 200)];

describe('a rubric', () => {
  it('earns at best what the question is worth', () => {
    expect(() => assertRubric(rubric, 300)).not.toThrow();
  });

  it.each<[string, RubricCriterion[], number]>([
    ['needs a criterion', [], 0],
    ['the best levels earn 300, the question is worth 400', rubric, 400],
    ['the best levels earn 300, the question is worth 200', rubric, 200],
    ['the criterion words needs at least two levels', [criterion('words', 100)], 100],
    ['the levels of words earn whole points from 0', [criterion('words', 0.5, 100)], 100],
    ['the levels of words earn whole points from 0', [criterion('words', -1, 100)], 100],
    ['rubric ids repeat', [criterion('a', 0, 50), criterion('a', 0, 50)], 100],
    [
      'rubric ids repeat',
      [
        criterion('b', 0, 0),
        {
          id: 'a',
          levels: [
            { id: 'l', points: 0 },
            { id: 'l', points: 100 },
          ],
        },
      ],
      100,
    ],
  ])('is refused: %s', (reason, given, max) => {
    expect(() => assertRubric(given, max)).toThrow(RangeError);
    expect(() => assertRubric(given, max)).toThrow(reason);
  });
});

describe('the chosen levels', () => {
  it.each([
    ['add up', { words: 'l1', steps: 'l1' }, 250],
    ['may all be the lowest', { words: 'l0', steps: 'l0' }, 0],
    ['are not all there', { words: 'l1' }, null],
    ['name a level there is not', { words: 'l9', steps: 'l1' }, null],
    ['name a criterion there is not', { words: 'l1', steps: 'l1', more: 'l1' }, null],
    ['are none', {}, null],
    ['name something every object has', { words: 'l1', toString: 'l1' }, null],
    ['name another criterion instead', { words: 'l1', more: 'l1' }, null],
  ])('%s', (_name, choice, points) => {
    expect(rubricPoints(rubric, choice, 300)).toBe(points);
  });

  it('earn their share where the question is worth something else', () => {
    expect(rubricPoints(rubric, { words: 'l1', steps: 'l1' }, 100)).toBe(83);
    expect(rubricPoints(rubric, { words: 'l2', steps: 'l1' }, 100)).toBe(100);
  });

  it('earn nothing where no level earns anything', () => {
    expect(rubricPoints([criterion('words', 0, 0)], { words: 'l1' }, 100)).toBe(0);
    expect(rubricPoints([criterion('constructor', 0, 1)], {}, 100)).toBeNull();
  });

  it('never earn more than the question, and a better level never earns less', () => {
    const levels = fc.array(fc.nat(500), { minLength: 2, maxLength: 4 });
    const rubrics = fc.array(levels, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rubrics, fc.nat(), fc.nat(), (all, seed, at) => {
        const given = all.map((points, index) => criterion(`c${index}`, ...points));
        const max = all.reduce((sum, points) => sum + Math.max(...points), 0);
        assertRubric(given, max);
        const choice = Object.fromEntries(given.map(({ id, levels: own }) => [id, `l${seed % own.length}`]));
        const before = rubricPoints(given, choice, max);
        const better = given[at % given.length];
        const best = better?.levels.reduce((one, other) => (other.points > one.points ? other : one));
        const after = rubricPoints(given, { ...choice, ...(better && best ? { [better.id]: best.id } : {}) }, max);
        expect(before).toBeLessThanOrEqual(max);
        expect(after).toBeGreaterThanOrEqual(before ?? NaN);
      }),
    );
  });
});
