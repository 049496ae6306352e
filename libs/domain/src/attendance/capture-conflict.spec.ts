import type { AttendanceMark, AttendanceStatement } from './attendance-mark.js';
import { type LoggedMark, marksMeanwhile } from './capture-conflict.js';

const HOUR = 3_600_000;
const plan = { sessionId: 's', slots: [{ start: 0, end: 2 * HOUR }] };
let made = 0;
const mark = (says: AttendanceStatement, more: Partial<AttendanceMark> = {}): AttendanceMark => {
  made += 1;
  return {
    id: `m${String(made).padStart(3, '0')}`,
    serverTime: made,
    method: 'manual',
    status: 'accepted',
    says,
    ...more,
  };
};
const PRESENT: AttendanceStatement = { kind: 'present', intervals: null };
const ABSENT: AttendanceStatement = { kind: 'absent' };
const theirs = (says: AttendanceStatement, more: Partial<AttendanceMark> = {}): LoggedMark => ({
  mark: mark(says, more),
  isOwn: false,
});
const own = (says: AttendanceStatement): LoggedMark => ({ mark: mark(says), isOwn: true });

it.each([
  ['nothing came', () => [], null, ABSENT, 0],
  ['somebody scanned, and I had noted absent', () => [theirs(PRESENT, { method: 'qr' })], null, ABSENT, 1],
  ['somebody scanned, and I had noted present: the same', () => [theirs(PRESENT, { method: 'qr' })], null, PRESENT, 0],
  ['a colleague said absent, I present', () => [theirs(ABSENT)], null, PRESENT, 1],
  ['what I noted myself is no conflict', () => [own(PRESENT)], null, ABSENT, 0],
] as const)('%s', (_case, logOf, seen, mine, count) => {
  expect(marksMeanwhile(plan, logOf(), seen, mark(mine))).toHaveLength(count);
});

it('what the device had seen is no conflict, what came after it is', () => {
  const [first, second] = [theirs(PRESENT, { method: 'qr' }), theirs(ABSENT)];
  expect(marksMeanwhile(plan, [first], first.mark.id, mark(ABSENT))).toEqual([]);
  expect(marksMeanwhile(plan, [first, second], first.mark.id, mark(PRESENT))).toEqual([second.mark]);
});

it('evidence only adds: a scan is never a conflict', () => {
  expect(marksMeanwhile(plan, [theirs(ABSENT)], null, mark(PRESENT, { method: 'pass' }))).toEqual([]);
});
