import fc from 'fast-check';
import { evaluatePath, type PathCompletion, type PathInput, pathSnapshot } from './evaluate-path.js';

const NOW = 1_000;
const completion = (courseId: string, change: Partial<PathCompletion> = {}): PathCompletion => ({
  courseId,
  kind: 'certificate',
  id: `k-${courseId}`,
  completedAt: 10,
  validUntil: null,
  isWithdrawn: false,
  ...change,
});
const courses = [
  { courseId: 'a', isRequired: true },
  { courseId: 'b', isRequired: true },
  { courseId: 'c', isRequired: false },
];
const whole = [completion('a'), completion('b')];

describe('evaluatePath', () => {
  it.each<{ name: string; input: PathInput; done: number; eligible: boolean }>([
    {
      name: 'both required courses, the optional one not',
      input: { courses, completions: whole },
      done: 2,
      eligible: true,
    },
    { name: 'one of two', input: { courses, completions: [completion('a')] }, done: 1, eligible: false },
    {
      name: 'a certificate that expires at this very instant',
      input: { courses, completions: [completion('a'), completion('b', { validUntil: NOW })] },
      done: 1,
      eligible: false,
    },
    {
      name: 'one that expires an instant later',
      input: { courses, completions: [completion('a'), completion('b', { validUntil: NOW + 1 })] },
      done: 2,
      eligible: true,
    },
    {
      name: 'a revoked certificate',
      input: { courses, completions: [completion('a'), completion('b', { isWithdrawn: true })] },
      done: 1,
      eligible: false,
    },
    {
      name: 'an expired first cycle and a second that holds',
      input: { courses, completions: [...whole, completion('b', { id: 'old', validUntil: 5 })] },
      done: 2,
      eligible: true,
    },
    {
      name: 'a completed enrolment that led to no certificate',
      input: { courses, completions: [completion('a'), completion('b', { kind: 'enrolment', id: 'e' })] },
      done: 2,
      eligible: true,
    },
    {
      name: 'the optional course alone',
      input: { courses, completions: [completion('c')] },
      done: 0,
      eligible: false,
    },
    {
      name: 'a path that requires nothing',
      input: { courses: [{ courseId: 'c', isRequired: false }], completions: [completion('c')] },
      done: 0,
      eligible: false,
    },
    { name: 'a path without courses', input: { courses: [], completions: whole }, done: 0, eligible: false },
  ])('$name', ({ input, done, eligible }) => {
    expect(evaluatePath(input, NOW)).toMatchObject({ done, eligible });
  });

  it('rests on the certificate, and of several on the one that lasts longest', () => {
    const given = [
      completion('a', { kind: 'enrolment', id: 'e' }),
      completion('a', { id: 'short', validUntil: 2_000 }),
      completion('a', { id: 'late', completedAt: 30, validUntil: 5_000 }),
      completion('a', { id: 'long', validUntil: 5_000 }),
    ];
    expect(evaluatePath({ courses, completions: given }, NOW).courses[0]?.by?.id).toBe('long');
    expect(evaluatePath({ courses, completions: [...given, completion('a')] }, NOW).courses[0]?.by?.id).toBe('k-a');
  });

  it('gives a reason per required course in the order of the path', () => {
    expect(evaluatePath({ courses, completions: [completion('b')] }, NOW).reasons).toEqual([
      { code: 'course', params: { courseId: 'a', by: null, id: null, validUntil: null }, met: false },
      { code: 'course', params: { courseId: 'b', by: 'certificate', id: 'k-b', validUntil: null }, met: true },
    ]);
  });

  it('takes a snapshot that names what it rests on and does not depend on how rows were read', () => {
    const input = { courses, completions: whole };
    expect(pathSnapshot({ courses, completions: [...whole].reverse() }, NOW)).toBe(pathSnapshot(input, NOW));
    expect(JSON.parse(pathSnapshot(input, NOW))).toEqual({
      format: 1,
      at: NOW,
      eligible: true,
      reasons: evaluatePath(input, NOW).reasons,
    });
  });
});

const instants = fc.integer({ min: 0, max: 2_000 });
const anyCompletion: fc.Arbitrary<PathCompletion> = fc.record({
  courseId: fc.constantFrom('a', 'b', 'c', 'd'),
  kind: fc.constantFrom('certificate', 'enrolment'),
  id: fc.string({ minLength: 1, maxLength: 3 }),
  completedAt: instants,
  validUntil: fc.option(instants),
  isWithdrawn: fc.boolean(),
});
const anyInput: fc.Arbitrary<PathInput> = fc.record({
  courses: fc
    .subarray(['a', 'b', 'c'])
    .chain((list) => fc.tuple(...list.map((courseId) => fc.boolean().map((isRequired) => ({ courseId, isRequired }))))),
  completions: fc.array(anyCompletion, { maxLength: 8 }),
});

describe('properties of a path', () => {
  it('one more completion never takes eligibility or a done course away', () =>
    fc.assert(
      fc.property(anyInput, anyCompletion, instants, (given, more, now) => {
        const before = evaluatePath(given, now);
        const after = evaluatePath({ ...given, completions: [...given.completions, more] }, now);
        expect(after.done).toBeGreaterThanOrEqual(before.done);
        expect(after.eligible || !before.eligible).toBe(true);
      }),
    ));
  it('time alone never adds anything, and the order of completions does not matter', () =>
    fc.assert(
      fc.property(anyInput, instants, instants, (given, now, later) => {
        const at = evaluatePath(given, now);
        expect(evaluatePath(given, now + later).done).toBeLessThanOrEqual(at.done);
        const turned = evaluatePath({ ...given, completions: [...given.completions].reverse() }, now);
        expect(turned.courses.map(({ by }) => by?.id)).toEqual(at.courses.map(({ by }) => by?.id));
      }),
    ));
  it('what it rests on is of the course, holds at that time and was never withdrawn', () =>
    fc.assert(
      fc.property(anyInput, instants, (given, now) => {
        for (const { courseId, by } of evaluatePath(given, now).courses)
          if (by) {
            expect(by.courseId).toBe(courseId);
            expect(by.isWithdrawn).toBe(false);
            expect(by.validUntil ?? Infinity).toBeGreaterThan(now);
          }
      }),
    ));
  it('an optional course changes nothing', () =>
    fc.assert(
      fc.property(anyInput, instants, (given, now) => {
        const optional = [...given.courses, { courseId: 'd', isRequired: false }];
        expect(evaluatePath({ ...given, courses: optional }, now).eligible).toBe(evaluatePath(given, now).eligible);
      }),
    ));
});
