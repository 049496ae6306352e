import fc from 'fast-check';
import { checkReleaseRules, type RuledActivity } from './check-release-rules.js';
import { activityProgress, type ActivityFacts, canComplete } from './completion.js';
import type { LearningFact } from './lesson-progress.js';
import { courseProgress, type LearnerActivity, unmetConditions } from './next-step.js';
import type { CompletionRule, ReleaseCondition } from './release-rules.js';

const lesson = (slug: string, rest: Partial<RuledActivity> = {}): RuledActivity => ({
  slug,
  kind: 'lesson',
  purpose: null,
  isRequired: true,
  conditions: [],
  completion: { kind: 'usual' },
  ...rest,
});
const quiz = (slug: string, rest: Partial<RuledActivity> = {}) =>
  lesson(slug, { kind: 'quiz', purpose: 'graded', ...rest });
const after = (...slugs: string[]): Pick<RuledActivity, 'conditions'> => ({
  conditions: slugs.map((activity) => ({ kind: 'after', activity })),
});
const score = (activity: string, atLeast = 6000): Pick<RuledActivity, 'conditions'> => ({
  conditions: [{ kind: 'score', activity, atLeast }],
});

describe('checkReleaseRules', () => {
  it.each<[string, RuledActivity[], ReturnType<typeof checkReleaseRules>]>([
    ['nothing', [], []],
    ['no conditions', [lesson('a'), quiz('b')], []],
    ['a chain', [lesson('a'), lesson('b', after('a')), quiz('c', after('a', 'b'))], []],
    ['a date is no problem', [lesson('a', { conditions: [{ kind: 'from', date: '2099-01-01' }] })], []],
    [
      'two that wait for each other',
      [lesson('a', after('b')), lesson('b', after('a'))],
      [{ code: 'cycle', slugs: ['a', 'b'] }],
    ],
    ['one that waits for itself', [lesson('a', after('a'))], [{ code: 'cycle', slugs: ['a'] }]],
    [
      'what waits for a cycle is unreachable, also by a score',
      [lesson('a', after('q')), quiz('q', after('a')), lesson('c', score('q'))],
      [
        { code: 'cycle', slugs: ['a', 'q'] },
        { code: 'unreachable', slug: 'c' },
      ],
    ],
    [
      'a required lesson behind the post-test waits for itself',
      [lesson('a', after('p')), quiz('p', { purpose: 'post' })],
      [{ code: 'cycle', slugs: ['a', 'p'] }],
    ],
    [
      'an optional one behind the post-test does not',
      [lesson('a', { isRequired: false, ...after('p') }), quiz('p', { purpose: 'post' })],
      [],
    ],
    [
      'two cycles are two',
      [lesson('a', after('a')), lesson('b', after('b'))],
      [
        { code: 'cycle', slugs: ['a'] },
        { code: 'cycle', slugs: ['b'] },
      ],
    ],
    ['a slug that is not there', [lesson('a', after('gone'))], [{ code: 'impossible-rule', slug: 'a' }]],
    ['the score of a lesson', [lesson('a'), lesson('b', score('a'))], [{ code: 'impossible-rule', slug: 'b' }]],
    [
      'a lesson that is to be passed',
      [lesson('a', { completion: { kind: 'passed' } })],
      [{ code: 'impossible-rule', slug: 'a' }],
    ],
    [
      'a quiz that is to be read',
      [quiz('a', { completion: { kind: 'read' } })],
      [{ code: 'impossible-rule', slug: 'a' }],
    ],
    [
      'a quiz by minutes',
      [quiz('a', { completion: { kind: 'minutes', minutes: 3 } })],
      [{ code: 'impossible-rule', slug: 'a' }],
    ],
    [
      'a required activity behind an optional impossible one',
      [lesson('a', { isRequired: false, completion: { kind: 'passed' } }), lesson('b', after('a'))],
      [
        { code: 'impossible-rule', slug: 'a' },
        { code: 'unreachable', slug: 'b' },
      ],
    ],
    [
      'the score of a quiz that can be taken but not completed',
      [quiz('a', { completion: { kind: 'read' } }), lesson('b', score('a'))],
      [{ code: 'impossible-rule', slug: 'a' }],
    ],
  ])('%s', (_name, activities, expected) => {
    expect(checkReleaseRules(activities)).toEqual(expected);
  });
});

const SLUGS = ['a', 'b', 'c', 'd', 'e'];
const aCondition: fc.Arbitrary<ReleaseCondition> = fc.oneof(
  fc.record({ kind: fc.constant('after' as const), activity: fc.constantFrom(...SLUGS, 'gone') }),
  fc.record({ kind: fc.constant('from' as const), date: fc.constantFrom('2026-01-01', '2030-01-01') }),
  fc.record({
    kind: fc.constant('score' as const),
    activity: fc.constantFrom(...SLUGS),
    atLeast: fc.integer({ min: 0, max: 10_000 }),
  }),
);
const aRule: fc.Arbitrary<CompletionRule> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'usual' as const }) },
  fc.constantFrom({ kind: 'read' as const }, { kind: 'passed' as const }, { kind: 'confirmed' as const }),
  fc.record({ kind: fc.constant('minutes' as const), minutes: fc.integer({ min: 1, max: 5 }) }),
);
const aCourse: fc.Arbitrary<RuledActivity[]> = fc
  .uniqueArray(fc.constantFrom(...SLUGS), { minLength: 1 })
  .chain((slugs) =>
    fc.tuple(
      ...slugs.map((slug) =>
        fc
          .record({
            kind: fc.constantFrom('lesson' as const, 'quiz' as const, 'file' as const),
            isPost: fc.boolean(),
            isRequired: fc.boolean(),
            conditions: fc.array(aCondition, { maxLength: 2 }),
            completion: aRule,
          })
          .map(({ isPost, ...rest }) => ({
            slug,
            ...rest,
            purpose: rest.kind === 'quiz' ? (isPost ? ('post' as const) : ('graded' as const)) : null,
          })),
      ),
    ),
  );

/** Somebody in a course: which activities they took with full marks. */
const learnerOf = (course: readonly RuledActivity[], taken: ReadonlySet<string>): LearnerActivity[] =>
  course.map(({ completion, ...activity }) => ({
    ...activity,
    id: activity.slug,
    isDone: taken.has(activity.slug) && canComplete(activity.kind, completion.kind),
    score: activity.kind === 'quiz' && taken.has(activity.slug) ? 10_000 : null,
    share: 0,
  }));

/** Keeps doing what is open until nothing changes. */
function doAll(course: readonly RuledActivity[]): LearnerActivity[] {
  const taken = new Set<string>();
  for (;;) {
    const { locked } = courseProgress(learnerOf(course, taken), { today: '2099-12-31' });
    const open = course.filter(({ slug }) => !locked.has(slug) && !taken.has(slug));
    if (open.length === 0) return learnerOf(course, taken);
    for (const { slug } of open) taken.add(slug);
  }
}

describe('release conditions', () => {
  it('never deadlock: without a problem everything is completed in the end, with one something never is', () => {
    fc.assert(
      fc.property(aCourse, (course) => {
        const isAllDone = doAll(course).every(({ isDone }) => isDone);
        expect(isAllDone).toBe(checkReleaseRules(course).length === 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('doing more locks nothing and never lowers the share; a later day neither', () => {
    const aMoment = fc.tuple(aCourse, fc.subarray(SLUGS), fc.constantFrom(...SLUGS));
    fc.assert(
      fc.property(aMoment, ([course, taken, more]) => {
        const [today, later] = ['2026-06-01', '2030-06-01'];
        const before = courseProgress(learnerOf(course, new Set(taken)), { today });
        for (const [doings, day] of [
          [[...taken, more], today],
          [taken, later],
        ] as const) {
          const now = courseProgress(learnerOf(course, new Set(doings)), { today: day });
          expect([...now.locked].filter((id) => !before.locked.has(id))).toEqual([]);
          expect(now.share).toBeGreaterThanOrEqual(before.share);
        }
      }),
    );
  });

  it('every locked activity says why, and what is said does not hold', () => {
    const course = [
      lesson('a'),
      quiz('q', after('a')),
      quiz('p', { purpose: 'post' }),
      lesson('b', { conditions: [{ kind: 'from', date: '2026-03-01' }, ...score('q').conditions] }),
    ];
    const at = (today: string, taken: string[], missingCourses: string[] = []) =>
      Object.fromEntries(unmetConditions(learnerOf(course, new Set(taken)), { today, missingCourses }));
    expect(at('2026-02-28', [])).toEqual({
      q: [{ kind: 'after', activity: 'a' }],
      p: [{ kind: 'lessons' }],
      b: [
        { kind: 'from', date: '2026-03-01' },
        { kind: 'score', activity: 'q', atLeast: 6000 },
      ],
    });
    expect(at('2026-03-01', ['a', 'q'])).toEqual({ p: [{ kind: 'lessons' }] });
    expect(at('2026-03-01', ['a', 'q', 'b'], ['basics'])).toEqual({ p: [{ kind: 'prerequisite', course: 'basics' }] });
  });

  it('a condition on what is not there never holds', () => {
    const lost = learnerOf([lesson('a', after('gone')), lesson('b', score('a'))], new Set(['a']));
    expect([...courseProgress(lost).locked]).toEqual(['b']);
  });
});

describe('completion', () => {
  const facts = (...all: [LearningFact['kind'], string?][]): LearningFact[] =>
    all.map(([kind, anchor = '']) => ({ kind, anchor }));
  const read = facts(['reached', 'b1'], ['reached', 'b2'], ['completed', 'b2']);
  const base: ActivityFacts = {
    kind: 'lesson',
    completion: { kind: 'usual' },
    blocks: [
      { anchor: 'b1', isCheck: false },
      { anchor: 'b2', isCheck: true },
    ],
    facts: [],
    quiz: null,
  };
  const taken = (released: number | null, isHandedIn = true): Partial<ActivityFacts> => ({
    kind: 'quiz',
    blocks: [],
    quiz: { isHandedIn, released, passMark: 6000 },
  });
  const minutes = { completion: { kind: 'minutes' as const, minutes: 2 } };

  it.each<[string, Partial<ActivityFacts>, boolean, number]>([
    ['a lesson marked as read', { facts: facts(['completed']) }, true, 10_000],
    ['the same where marking does not count', { facts: facts(['completed']), completion: { kind: 'read' } }, false, 0],
    ['read to the end', { facts: read, completion: { kind: 'read' } }, true, 10_000],
    ['a quiz handed in', taken(null), true, 10_000],
    ['a quiz not handed in', taken(null, false), false, 0],
    ['handed in where it is to be passed', { ...taken(null), completion: { kind: 'passed' } }, false, 5000],
    ['failed', { ...taken(5999), completion: { kind: 'passed' } }, false, 5000],
    ['passed', { ...taken(6000), completion: { kind: 'passed' } }, true, 10_000],
    ['a lesson that is to be passed', { facts: read, completion: { kind: 'passed' } }, false, 0],
    ['one minute twice', { ...minutes, facts: facts(['minute', 'm1'], ['minute', 'm1']) }, false, 5000],
    ['two minutes', { ...minutes, facts: facts(['minute', 'm1'], ['minute', 'm7']) }, true, 10_000],
    ['reading is no minute', { ...minutes, facts: [...read, ...facts(['completed'])] }, false, 0],
    ['read but not confirmed', { facts: read, completion: { kind: 'confirmed' } }, false, 9_999],
    ['confirmed', { facts: facts(['confirmed']), completion: { kind: 'confirmed' } }, true, 10_000],
    [
      'a quiz confirmed',
      { ...taken(null, false), facts: facts(['confirmed']), completion: { kind: 'confirmed' } },
      true,
      10_000,
    ],
    ['a file marked', { kind: 'file', blocks: [], facts: facts(['completed']) }, true, 10_000],
  ])('%s', (_name, given, isCompleted, share) => {
    expect(activityProgress({ ...base, ...given })).toMatchObject({ isCompleted, share });
  });

  it('another fact never makes it less, in any order and however often it comes', () => {
    const fact = fc.record({
      kind: fc.constantFrom(
        'opened' as const,
        'reached' as const,
        'completed' as const,
        'minute' as const,
        'confirmed' as const,
      ),
      anchor: fc.constantFrom('', 'b1', 'b2', 'm1', 'm2', 'm3'),
    });
    const kind = fc.constantFrom('lesson' as const, 'quiz' as const, 'file' as const);
    fc.assert(
      fc.property(fc.array(fact), fact, aRule, kind, (known, more, completion, of) => {
        const judge = (all: LearningFact[]) => activityProgress({ ...base, kind: of, completion, facts: all });
        const [before, now] = [judge(known), judge([...known, more])];
        expect(now.share).toBeGreaterThanOrEqual(before.share);
        expect(now.isCompleted || !before.isCompleted).toBe(true);
        expect(now.share === 10_000).toBe(now.isCompleted);
        expect(judge([...known, ...known].reverse())).toEqual(before);
      }),
    );
  });
});
