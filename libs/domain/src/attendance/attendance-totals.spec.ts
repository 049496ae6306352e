import fc from 'fast-check';
import { totalAttendance } from './attendance-totals.js';
import type { AttendanceEvaluation, AttendanceGoal } from './evaluate-attendance.js';

const evaluation = (
  countedMinutes: number,
  attendedMinutes: number,
  status: AttendanceGoal,
  unexcusedAbsences = 0,
): AttendanceEvaluation => ({
  plannedMinutes: countedMinutes,
  countedMinutes,
  attendedMinutes,
  shareBasisPoints: countedMinutes > 0 ? Math.floor((attendedMinutes * 10_000) / countedMinutes) : null,
  unexcusedAbsences,
  spareMinutes: 0,
  status,
  reasons: [],
});

it('of nothing is nothing', () => {
  expect(totalAttendance([])).toMatchObject({ enrolments: 0, shareBasisPoints: null, met: 0, lost: 0, open: 0 });
});

it('adds minutes, not shares: a long course weighs more', () => {
  expect(
    totalAttendance([
      evaluation(600, 600, 'met'),
      evaluation(60, 0, 'not-met', 1),
      evaluation(120, 60, 'unreachable', 1),
      evaluation(0, 0, 'on-track'),
    ]),
  ).toEqual({
    enrolments: 4,
    countedMinutes: 780,
    attendedMinutes: 660,
    shareBasisPoints: 8461,
    unexcusedAbsences: 2,
    met: 1,
    lost: 2,
    open: 1,
  });
});

it('of one is that one, and the total of parts is the total of all', () => {
  const any = fc
    .tuple(
      fc.nat(1_000),
      fc.nat(1_000),
      fc.constantFrom<AttendanceGoal>('met', 'on-track', 'unreachable', 'not-met'),
      fc.nat(5),
    )
    .map(([a, b, status, absences]) => evaluation(Math.max(a, b), Math.min(a, b), status, absences));
  fc.assert(
    fc.property(any, fc.array(any), fc.array(any), (one, left, right) => {
      expect(totalAttendance([one])).toMatchObject({
        countedMinutes: one.countedMinutes,
        attendedMinutes: one.attendedMinutes,
        shareBasisPoints: one.shareBasisPoints,
      });
      const [all, a, b] = [totalAttendance([...left, ...right]), totalAttendance(left), totalAttendance(right)];
      expect(all.attendedMinutes).toBe(a.attendedMinutes + b.attendedMinutes);
      expect(all.met + all.lost + all.open).toBe(left.length + right.length);
      expect(all.shareBasisPoints ?? 0).toBeLessThanOrEqual(10_000);
    }),
  );
});
