import fc from 'fast-check';
import type { AttendanceMark, AttendanceStatement } from './attendance-mark.js';
import { markHistory } from './mark-history.js';
import { reduceMarks } from './reduce-marks.js';

const MINUTE = 60_000;
const plan = { sessionId: 's', slots: [{ start: 0, end: 60 * MINUTE }] };
const mark = (
  id: string,
  at: number,
  says: AttendanceStatement,
  method: AttendanceMark['method'] = 'manual',
): AttendanceMark => ({
  id,
  serverTime: at,
  method,
  status: 'accepted',
  says,
});

it('tells before and after of every mark', () => {
  const steps = markHistory(plan, [
    mark('c', 30 * MINUTE, { kind: 'left-at', at: 30 * MINUTE }),
    mark('a', 0, { kind: 'present', intervals: null }, 'qr'),
    mark('b', 10 * MINUTE, { kind: 'late-from', at: 10 * MINUTE }),
  ]);
  expect(steps.map(({ markId, before, after }) => [markId, before.state, before.minutes, after.minutes])).toEqual([
    ['a', 'none', 0, 60],
    ['b', 'present', 60, 50],
    ['c', 'partial', 50, 20],
  ]);
});

it('is a chain that ends where the record stands', () => {
  const anySays = fc.oneof(
    fc.constant<AttendanceStatement>({ kind: 'present', intervals: null }),
    fc.constant<AttendanceStatement>({ kind: 'absent' }),
    fc.constant<AttendanceStatement>({ kind: 'excused' }),
    fc.integer({ min: 0, max: 60 }).map((at): AttendanceStatement => ({ kind: 'late-from', at: at * MINUTE })),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(50), anySays, fc.constantFrom('manual' as const, 'qr' as const)), { maxLength: 6 }),
      (given) => {
        const marks = given.map(([at, says, method], index) => mark(String(index), at, says, method));
        const steps = markHistory(plan, marks);
        expect(steps).toHaveLength(marks.length);
        steps.forEach((step, index) => {
          expect(step.before).toEqual(index === 0 ? reduceMarks(plan, []) : steps[index - 1]?.after);
        });
        expect(steps.at(-1)?.after ?? reduceMarks(plan, [])).toEqual(reduceMarks(plan, marks));
      },
    ),
  );
});
