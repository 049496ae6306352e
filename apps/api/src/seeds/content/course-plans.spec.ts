import { rubricPoints } from '@edukom/domain';
import { courseJson, type FileCourse, type FileQuestion, LOCALES } from '../../../test/content-files.js';
import { readQuestionSource } from '../../features/quizzes/question-source.js';
import { courseQuestions, courseSource } from './course-source.js';

const planOf = (slug: string): string[][] =>
  courseJson<FileCourse>(slug, 'course.json').modules.map(({ activities }) => activities.map(({ key }) => key));
const quizOf = (slug: string, key: string) => courseQuestions(slug).get(key) ?? [];
const closedOf = (slug: string, key: string) => quizOf(slug, key).filter(({ type }) => type !== 'open');
/** What a test asks, in its order: two tests are parallel when this is the same. */
const asked = (slug: string, key: string) => closedOf(slug, key).map((q) => `${q.competence} ${q.type}`);

describe('safe-passwords', () => {
  const slug = 'safe-passwords';

  it('is a pre-test, three lessons and a post-test', () => {
    expect(planOf(slug)).toEqual([['pre-test', 'lesson-1', 'lesson-2', 'lesson-3', 'post-test']]);
  });

  it.each(['pre-test', 'post-test'])('the %s has eight closed questions of one point, every type among them', (key) => {
    const closed = closedOf(slug, key);
    expect([...new Set(closed.map(({ type }) => type))].sort()).toEqual([
      'multiple',
      'numeric',
      'short-text',
      'single',
      'true-false',
    ]);
    expect(closed.map(({ points }) => points)).toEqual(Array<number>(8).fill(100));
  });

  it('asks the same before and after, and one open question at the end', () => {
    expect(asked(slug, 'pre-test')).toEqual(asked(slug, 'post-test'));
    expect(quizOf(slug, 'pre-test')).toHaveLength(8);
    expect(quizOf(slug, 'post-test').map(({ type }) => type === 'open')).toEqual([
      ...Array<boolean>(8).fill(false),
      true,
    ]);
  });
});

describe('digital-services', () => {
  const slug = 'digital-services';

  it('is four modules of three lessons with practice, between a pre-test and a post-test', () => {
    expect(planOf(slug)).toEqual([
      ['pre-test', 'lesson-1', 'lesson-2', 'lesson-3', 'practice-1'],
      ['lesson-4', 'lesson-5', 'lesson-6', 'practice-2'],
      ['lesson-7', 'lesson-8', 'lesson-9', 'practice-3'],
      ['lesson-10', 'lesson-11', 'lesson-12', 'practice-4', 'post-test'],
    ]);
  });

  it('has a bank of sixty closed questions, fifteen of each module, and four open ones with a rubric', () => {
    const files = [1, 2, 3, 4].map((number) => {
      const name = ['services', 'personal-data', 'open-documents', 'accounts-access'][number - 1];
      return Object.values(courseJson<Record<string, FileQuestion[]>>(slug, `questions-${number}-${name}.json`)).flat();
    });
    expect(files.map((all) => all.filter(({ type }) => type !== 'open').length)).toEqual([15, 15, 15, 15]);
    for (const all of files) {
      const [open, ...more] = all.filter(({ type }) => type === 'open');
      expect(more).toEqual([]);
      expect(open?.rubric?.map(({ levels }) => levels.map(({ points }) => points))).toEqual(
        Array<number[]>(3).fill([0, 50, 100]),
      );
    }
  });

  it('asks the same before and after: three questions of every module; the open ones stand last', () => {
    expect(asked(slug, 'pre-test')).toEqual(asked(slug, 'post-test'));
    expect(quizOf(slug, 'pre-test')).toHaveLength(12);
    expect(quizOf(slug, 'post-test').map(({ type }) => type === 'open')).toEqual([
      ...Array<boolean>(12).fill(false),
      ...Array<boolean>(4).fill(true),
    ]);
  });

  it('gives the trainer the rubric as data beside the guide, whole in each language', () => {
    const open = quizOf(slug, 'post-test').filter(({ type }) => type === 'open');
    const drafts = open.map((question) => readQuestionSource(question, 'sq'));
    for (const { guide, rubric, points } of drafts) {
      expect(Object.keys(guide?.texts ?? {})).toEqual(LOCALES);
      expect(rubric?.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3']);
      for (const { title, levels } of rubric ?? [])
        for (const { texts } of [title, ...levels.map(({ text }) => text)]) expect(Object.keys(texts)).toEqual(LOCALES);
      const best = Object.fromEntries((rubric ?? []).map(({ id, levels }) => [id, levels.at(-1)?.id ?? '']));
      expect(rubricPoints(rubric ?? [], best, points)).toBe(points);
    }
  });

  it('uses tables, steps, call-outs and what opens on demand where they help', () => {
    const kinds = courseSource(slug).draft.modules.map(({ activities }) =>
      activities.flatMap(({ blocks = [] }) => blocks.map(({ kind }) => kind)),
    );
    for (const used of kinds) expect(used).toEqual(expect.arrayContaining(['table', 'steps', 'callout', 'reveal']));
  });
});
