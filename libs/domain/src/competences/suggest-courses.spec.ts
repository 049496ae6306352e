import fc from 'fast-check';
import type { LevelCrosswalk } from './crosswalk.js';
import type { CompetenceGap } from './gap.js';
import { suggestCourses, type TeachingCourse } from './suggest-courses.js';

const CROSSWALKS: LevelCrosswalk[] = [{ from: '2.2', to: '3.0', reaches: [1, 1, 2, 2, 3, 3, 4, 4] }];
const gapIn = (competence: string, target: number, held: number | null, framework = '2.2'): CompetenceGap => ({
  competence,
  framework,
  target,
  held,
  basis: held === null ? null : 'self',
  gap: held === null ? 0 : Math.max(0, target - held),
});
const course = (courseId: string, levels: Record<string, number>, framework = '2.2'): TeachingCourse => ({
  courseId,
  teaches: Object.entries(levels).map(([competence, level]) => ({ competence, framework, level })),
});

describe('suggested courses', () => {
  it.each<[string, CompetenceGap[], TeachingCourse[], [string, number, boolean][]]>([
    ['closes the whole gap', [gapIn('1.1', 4, 2)], [course('a', { '1.1': 4 })], [['a', 2, true]]],
    [
      'teaches beyond the target: only the gap counts',
      [gapIn('1.1', 4, 2)],
      [course('a', { '1.1': 7 })],
      [['a', 2, true]],
    ],
    ['closes a part', [gapIn('1.1', 6, 2)], [course('a', { '1.1': 4 })], [['a', 2, false]]],
    ['ends where the person is', [gapIn('1.1', 6, 4)], [course('a', { '1.1': 4 })], []],
    ['teaches something else', [gapIn('1.1', 6, 4)], [course('a', { '1.2': 8 })], []],
    ['nothing is lacking', [gapIn('1.1', 4, 4)], [course('a', { '1.1': 8 })], []],
    ['nothing is known', [gapIn('1.1', 4, null)], [course('a', { '1.1': 8 })], []],
    ['another framework, finer', [gapIn('1.1', 3, 1, '3.0')], [course('a', { '1.1': 5 })], [['a', 2, true]]],
    ['another framework, coarser', [gapIn('1.1', 6, 2)], [course('a', { '1.1': 3 }, '3.0')], [['a', 2, true]]],
    ['a framework nobody can compare', [gapIn('1.1', 6, 2)], [course('a', { '1.1': 3 }, 'x')], []],
    [
      'what closes more comes first',
      [gapIn('1.1', 4, 2), gapIn('4.1', 5, 1)],
      [course('a', { '1.1': 4 }), course('b', { '4.1': 4 }), course('c', { '1.1': 4, '4.1': 5 })],
      [
        ['c', 6, true],
        ['b', 3, false],
        ['a', 2, true],
      ],
    ],
  ])('%s', (_, gaps, courses, expected) =>
    expect(
      suggestCourses(gaps, courses, CROSSWALKS).map(({ courseId, steps, closesAll }) => [courseId, steps, closesAll]),
    ).toEqual(expected),
  );

  it('names first what it helps most with', () =>
    expect(
      suggestCourses([gapIn('1.1', 4, 3), gapIn('4.1', 4, 0)], [course('a', { '1.1': 4, '4.1': 4 })], CROSSWALKS)[0]
        ?.competences,
    ).toEqual(['4.1', '1.1']));

  it('never closes more than is lacking, and one more course takes no other away', () => {
    const level = fc.nat(8);
    const anyCourse = fc.tuple(level, level).map(([one, two]) => ({ '1.1': one, '4.1': two }));
    fc.assert(
      fc.property(level, level, fc.array(anyCourse, { minLength: 1, maxLength: 6 }), (held, target, taught) => {
        const gaps = [gapIn('1.1', target, held), gapIn('4.1', held, target)];
        const courses = taught.map((levels, index) => course(`c${index}`, levels));
        const all = suggestCourses(gaps, courses, CROSSWALKS);
        const lacking = gaps.reduce((sum, { gap }) => sum + gap, 0);
        for (const { steps, competences } of all) {
          expect(steps).toBeGreaterThan(0);
          expect(steps).toBeLessThanOrEqual(lacking);
          expect(competences.length).toBeGreaterThan(0);
        }
        const fewer = suggestCourses(gaps, courses.slice(1), CROSSWALKS);
        expect(all.filter(({ courseId }) => courseId !== 'c0')).toEqual(fewer);
      }),
    );
  });
});
