import fc from 'fast-check';
import { type ActivityTrace, type LearnerTrace, STUCK_CODES, stuckReasons } from './stuck.js';

const today = '2026-03-20';
const lesson = (values: Partial<ActivityTrace> = {}): ActivityTrace => ({
  id: 'l1',
  isRequired: true,
  isDone: false,
  isLocked: false,
  purpose: null,
  isFailed: false,
  daysOpened: 1,
  ...values,
});
const quiz = (values: Partial<ActivityTrace> = {}): ActivityTrace =>
  lesson({ id: 'q1', purpose: 'post', daysOpened: 0, ...values });
const trace = (values: Partial<LearnerTrace> = {}): LearnerTrace => ({
  enrolledOn: '2026-02-01',
  lastSeenOn: today,
  activities: [lesson()],
  ...values,
});

describe('stuckReasons', () => {
  it.each<[string, LearnerTrace, readonly (string | number | null)[]]>([
    ['at work', trace(), []],
    ['quiet for six days', trace({ lastSeenOn: '2026-03-14' }), []],
    ['quiet for seven days', trace({ lastSeenOn: '2026-03-13' }), ['quiet', null, 7]],
    [
      'quiet, but all that is required is done',
      trace({ lastSeenOn: '2026-03-01', activities: [lesson({ isDone: true })] }),
      [],
    ],
    [
      'quiet, but what is left is locked',
      trace({ lastSeenOn: '2026-03-01', activities: [lesson({ isDone: true }), quiz({ isLocked: true })] }),
      [],
    ],
    [
      'quiet, but only optional parts are left',
      trace({ lastSeenOn: '2026-03-01', activities: [lesson({ isRequired: false })] }),
      [],
    ],
    [
      'enrolled ten days ago and never there',
      trace({ enrolledOn: '2026-03-10', lastSeenOn: null }),
      ['not-begun', null, 10],
    ],
    ['enrolled yesterday', trace({ enrolledOn: '2026-03-19', lastSeenOn: null }), []],
    ['a lesson opened on three days', trace({ activities: [lesson({ daysOpened: 3 })] }), ['lesson-reopened', 'l1', 3]],
    ['on two days', trace({ activities: [lesson({ daysOpened: 2 })] }), []],
    ['on three days and completed', trace({ activities: [lesson({ daysOpened: 3, isDone: true })] }), []],
    ['an optional one on three days', trace({ activities: [lesson({ daysOpened: 3, isRequired: false })] }), []],
    [
      'a failed post-test',
      trace({ activities: [quiz({ isDone: true, isFailed: true })] }),
      ['quiz-failed', 'q1', null],
    ],
    ['a failed pre-test', trace({ activities: [quiz({ purpose: 'pre', isDone: true, isFailed: true })] }), []],
    ['failed practice', trace({ activities: [quiz({ purpose: 'practice', isDone: true, isFailed: true })] }), []],
    ['a failed quiz that is not required', trace({ activities: [quiz({ isRequired: false, isFailed: true })] }), []],
    [
      'the most pressing first',
      trace({
        lastSeenOn: '2026-03-01',
        activities: [lesson({ daysOpened: 4 }), quiz({ purpose: 'graded', isFailed: true })],
      }),
      ['quiz-failed', 'q1', null, 'lesson-reopened', 'l1', 4, 'quiet', null, 19],
    ],
  ])('%s', (_name, given, expected) => {
    expect(stuckReasons(given, today).flatMap(({ code, activityId, days }) => [code, activityId, days])).toEqual(
      expected,
    );
  });

  it('counts days of the calendar over the change to summer time', () => {
    expect(stuckReasons(trace({ lastSeenOn: '2026-03-28' }), '2026-04-04')).toEqual([
      { code: 'quiet', activityId: null, days: 7 },
    ]);
  });

  const activity = fc.record({
    id: fc.uuid(),
    isRequired: fc.boolean(),
    isDone: fc.boolean(),
    isLocked: fc.boolean(),
    purpose: fc.constantFrom(null, 'pre' as const, 'post' as const, 'graded' as const, 'practice' as const),
    isFailed: fc.boolean(),
    daysOpened: fc.nat(10),
  });
  const day = fc
    .integer({ min: 0, max: 60 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
  const any = fc.record({
    enrolledOn: day,
    lastSeenOn: fc.option(day),
    activities: fc.uniqueArray(activity, { maxLength: 6, selector: ({ id }) => id }),
  });

  it('never finds more reasons when one more activity is done and nothing failed', () => {
    fc.assert(
      fc.property(any, fc.nat(), (given, pick) => {
        const at = given.activities.length === 0 ? -1 : pick % given.activities.length;
        const after = {
          ...given,
          activities: given.activities.map((one, index) => (index === at ? { ...one, isDone: true } : one)),
        };
        expect(stuckReasons(after, today).length).toBeLessThanOrEqual(stuckReasons(given, today).length);
      }),
    );
  });

  it('names each reason once, in their order, and only what is required', () => {
    fc.assert(
      fc.property(any, (given) => {
        const reasons = stuckReasons(given, today);
        const keys = reasons.map(({ code, activityId }) => `${code} ${activityId}`);
        expect(new Set(keys).size).toBe(keys.length);
        const ranks = reasons.map(({ code }) => STUCK_CODES.indexOf(code));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        for (const { activityId } of reasons)
          expect(
            activityId === null || given.activities.some(({ id, isRequired }) => id === activityId && isRequired),
          ).toBe(true);
      }),
    );
  });
});
