import fc from 'fast-check';
import { lessonProgress, type LessonBlockOutline, type ProgressFact } from './lesson-progress.js';
import { courseProgress, type LearnerActivity } from './next-step.js';

const blocks: LessonBlockOutline[] = [
  { anchor: 'b1', isCheck: false },
  { anchor: 'b2', isCheck: false },
  { anchor: 'b3', isCheck: true },
];
const reached = (anchor: string): ProgressFact => ({ kind: 'reached', anchor });
const answered = (anchor: string): ProgressFact => ({ kind: 'completed', anchor });
const opened: ProgressFact = { kind: 'opened', anchor: '' };

describe('lessonProgress', () => {
  it.each<[string, ProgressFact[], ReturnType<typeof lessonProgress>]>([
    ['nothing done', [], { isStarted: false, isCompleted: false, share: 0, resumeAnchor: null }],
    ['opened only', [opened], { isStarted: true, isCompleted: false, share: 0, resumeAnchor: null }],
    [
      'read to the second block',
      [opened, reached('b2'), reached('b1')],
      { isStarted: true, isCompleted: false, share: 5000, resumeAnchor: 'b2' },
    ],
    [
      'read to the end without an answer',
      ['b1', 'b2', 'b3'].map(reached),
      { isStarted: true, isCompleted: false, share: 7500, resumeAnchor: 'b3' },
    ],
    [
      'read and answered',
      [...['b1', 'b2', 'b3'].map(reached), answered('b3')],
      { isStarted: true, isCompleted: true, share: 10_000, resumeAnchor: 'b3' },
    ],
    ['marked as read', [answered('')], { isStarted: true, isCompleted: true, share: 10_000, resumeAnchor: null }],
    [
      'blocks of another lesson',
      [reached('x9')],
      { isStarted: true, isCompleted: false, share: 0, resumeAnchor: null },
    ],
  ])('%s', (_name, facts, expected) => {
    expect(lessonProgress(blocks, facts)).toEqual(expected);
  });

  const fact = fc.record({
    kind: fc.constantFrom('opened' as const, 'reached' as const, 'completed' as const),
    anchor: fc.constantFrom('', 'b1', 'b2', 'b3', 'other'),
  });

  it('is the same in any order and however often a fact comes', () => {
    const shuffled = fc
      .array(fact)
      .chain((facts) =>
        fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })),
      );
    fc.assert(
      fc.property(shuffled, ([facts, again]) =>
        expect(lessonProgress(blocks, again)).toEqual(lessonProgress(blocks, facts)),
      ),
    );
  });

  it('never becomes less by one more fact', () => {
    fc.assert(
      fc.property(fc.array(fact), fact, (facts, more) => {
        const [before, after] = [lessonProgress(blocks, facts), lessonProgress(blocks, [...facts, more])];
        expect(after.share).toBeGreaterThanOrEqual(before.share);
        expect(after.isCompleted || !before.isCompleted).toBe(true);
      }),
    );
  });
});

const activity = (id: string, values: Partial<LearnerActivity> = {}): LearnerActivity => ({
  id,
  kind: 'lesson',
  purpose: null,
  isRequired: true,
  isDone: false,
  share: values.isDone ? 10_000 : 0,
  ...values,
});
const course = (...done: string[]): LearnerActivity[] =>
  [
    activity('pre', { kind: 'quiz', purpose: 'pre' }),
    activity('l1'),
    activity('l2'),
    activity('post', { kind: 'quiz', purpose: 'post' }),
  ].map((one) => ({
    ...one,
    isDone: done.includes(one.id),
  }));

describe('courseProgress', () => {
  it.each<[string, LearnerActivity[], string | null, string[], number]>([
    ['begins with the pre-test', course(), 'pre', ['post'], 0],
    ['goes on with the first lesson', course('pre'), 'l1', ['post'], 2500],
    ['a lesson may come before the pre-test', course('l1'), 'pre', ['post'], 2500],
    ['the post-test opens after the lessons', course('pre', 'l1', 'l2'), 'post', [], 7500],
    ['a post-test done early stays done', course('post'), 'pre', [], 2500],
    ['nothing is next when all is done', course('pre', 'l1', 'l2', 'post'), null, [], 10_000],
    [
      'an optional lesson comes last and locks nothing',
      [activity('o', { isRequired: false }), activity('p', { kind: 'quiz', purpose: 'post' })],
      'p',
      [],
      0,
    ],
    [
      'an optional lesson is offered at the end',
      [activity('o', { isRequired: false }), activity('l', { isDone: true })],
      'o',
      [],
      10_000,
    ],
    ['a started lesson counts by its share', [activity('l', { share: 5000 }), activity('m')], 'l', [], 2500],
  ])('%s', (_name, activities, nextId, locked, share) => {
    expect(courseProgress(activities)).toEqual({ nextId, locked: new Set(locked), share });
  });

  it('never deadlocks: while something required is left, there is a next step, and it is not locked', () => {
    const any = fc
      .uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 })
      .chain((ids) =>
        fc.tuple(
          ...ids.map((id) =>
            fc
              .record({ isPost: fc.boolean(), isRequired: fc.boolean(), isDone: fc.boolean() })
              .map(({ isPost, ...rest }) =>
                activity(id, { ...(isPost ? { kind: 'quiz', purpose: 'post' } : {}), ...rest }),
              ),
          ),
        ),
      );
    fc.assert(
      fc.property(any, (activities) => {
        const { nextId, locked, share } = courseProgress(activities);
        const isLeft = activities.some(({ isRequired, isDone }) => isRequired && !isDone);
        expect(nextId !== null || !isLeft).toBe(true);
        expect(nextId === null || !locked.has(nextId)).toBe(true);
        expect(share === 10_000).toBe(!isLeft);
      }),
    );
  });
});
