import fc from 'fast-check';
import { type AttendanceGoal, type AttendanceEvaluation } from '../attendance/evaluate-attendance.js';
import { evaluateEligibility, type EligibilityInput, eligibilitySnapshot } from './evaluate-eligibility.js';

const attendance = (status: AttendanceGoal): AttendanceEvaluation => ({
  plannedMinutes: 300,
  countedMinutes: 300,
  attendedMinutes: 240,
  shareBasisPoints: 8000,
  unexcusedAbsences: 0,
  spareMinutes: 0,
  status,
  reasons: [],
});
const passing: EligibilityInput = {
  rule: {
    isAttendanceRequired: true,
    quizzes: [{ quizId: 'post', passBasisPoints: 6000 }],
    activitiesRequired: ['lesson'],
  },
  attendance: attendance('met'),
  grades: [{ quizId: 'post', basisPoints: 6000 }],
  completedActivities: ['lesson'],
  enrolment: 'active',
};

describe('evaluateEligibility', () => {
  it.each<{ name: string; change: Partial<EligibilityInput>; unmet: readonly string[] }>([
    { name: 'everything met, the pass mark reached exactly', change: {}, unmet: [] },
    {
      name: 'one hundredth of a percent under the pass mark',
      change: { grades: [{ quizId: 'post', basisPoints: 5999 }] },
      unmet: ['quiz'],
    },
    { name: 'the quiz was not graded yet', change: { grades: [] }, unmet: ['quiz'] },
    {
      name: 'only another quiz was passed',
      change: { grades: [{ quizId: 'pre', basisPoints: 10000 }] },
      unmet: ['quiz'],
    },
    {
      name: 'the best of two grades counts',
      change: {
        grades: [
          { quizId: 'post', basisPoints: 7000 },
          { quizId: 'post', basisPoints: 2000 },
        ],
      },
      unmet: [],
    },
    {
      name: 'attendance on track is not met yet',
      change: { attendance: attendance('on-track') },
      unmet: ['attendance'],
    },
    { name: 'attendance out of reach', change: { attendance: attendance('unreachable') }, unmet: ['attendance'] },
    { name: 'attendance required but never evaluated', change: { attendance: null }, unmet: ['attendance'] },
    {
      name: 'attendance not required and missed',
      change: { rule: { ...passing.rule, isAttendanceRequired: false }, attendance: attendance('not-met') },
      unmet: [],
    },
    { name: 'a lesson is missing', change: { completedActivities: [] }, unmet: ['activity'] },
    { name: 'withdrawn after having done everything', change: { enrolment: 'withdrawn' }, unmet: ['enrolment'] },
    { name: 'still on the waiting list', change: { enrolment: 'waiting' }, unmet: ['enrolment'] },
    {
      name: 'an award that asks for nothing but being enrolled',
      change: {
        rule: { isAttendanceRequired: false, quizzes: [], activitiesRequired: [] },
        attendance: null,
        grades: [],
        completedActivities: [],
      },
      unmet: [],
    },
    {
      name: 'nothing done: every requirement is listed',
      change: { attendance: null, grades: [], completedActivities: [], enrolment: 'withdrawn' },
      unmet: ['enrolment', 'attendance', 'quiz', 'activity'],
    },
  ])('$name', ({ change, unmet }) => {
    const result = evaluateEligibility({ ...passing, ...change });
    expect(result.reasons.filter(({ met }) => !met).map(({ code }) => code)).toEqual(unmet);
    expect(result.eligible).toBe(unmet.length === 0);
  });
  it('lists requirements in one order', () => {
    const rule = {
      isAttendanceRequired: true,
      quizzes: [
        { quizId: 'b', passBasisPoints: 1 },
        { quizId: 'a', passBasisPoints: 1 },
      ],
      activitiesRequired: ['y', 'x'],
    };
    expect(
      evaluateEligibility({ ...passing, rule }).reasons.map(
        ({ code, params }) => params['quizId'] ?? params['activityId'] ?? code,
      ),
    ).toEqual(['enrolment', 'attendance', 'b', 'a', 'y', 'x']);
  });
  it('takes a snapshot that does not depend on how rows were read', () => {
    const other: EligibilityInput = {
      ...passing,
      grades: [...passing.grades, { quizId: 'pre', basisPoints: 1 }].reverse(),
      completedActivities: ['other', 'lesson'],
    };
    expect(eligibilitySnapshot(other, 5)).toBe(eligibilitySnapshot(passing, 5));
    expect(JSON.parse(eligibilitySnapshot(passing, 5))).toMatchObject({
      format: 1,
      at: 5,
      eligible: true,
      reasons: evaluateEligibility(passing).reasons,
    });
    expect(eligibilitySnapshot({ ...passing, enrolment: 'withdrawn' }, 5)).not.toBe(eligibilitySnapshot(passing, 5));
  });
});

const ids = fc.subarray(['a', 'b', 'c']);
const points = fc.integer({ min: 0, max: 10000 });
const grades = fc.array(fc.record({ quizId: fc.constantFrom('a', 'b', 'c'), basisPoints: points }), { maxLength: 5 });
const input: fc.Arbitrary<EligibilityInput> = fc.record({
  rule: fc.record({
    isAttendanceRequired: fc.boolean(),
    quizzes: ids.chain((list) =>
      fc.tuple(...list.map((quizId) => points.map((passBasisPoints) => ({ quizId, passBasisPoints })))),
    ),
    activitiesRequired: ids,
  }),
  attendance: fc.option(fc.constantFrom<AttendanceGoal>('met', 'on-track', 'unreachable', 'not-met').map(attendance)),
  grades,
  completedActivities: ids,
  enrolment: fc.constantFrom('waiting', 'active', 'completed', 'withdrawn'),
});

describe('properties of eligibility', () => {
  it('is given exactly when all reasons are met', () =>
    fc.assert(
      fc.property(
        input,
        (given) => evaluateEligibility(given).eligible === evaluateEligibility(given).reasons.every(({ met }) => met),
      ),
    ));
  it('more attendance, points or activities never take it away', () =>
    fc.assert(
      fc.property(input, grades, ids, (given, moreGrades, moreActivities) => {
        const more = {
          ...given,
          attendance: attendance('met'),
          grades: [...given.grades, ...moreGrades],
          completedActivities: [...given.completedActivities, ...moreActivities],
        };
        expect(evaluateEligibility(more).eligible || !evaluateEligibility(given).eligible).toBe(true);
      }),
    ));
});
