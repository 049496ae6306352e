import fc from 'fast-check';
import type {
  AttendanceMark,
  AttendanceMethod,
  AttendanceState,
  AttendanceStatement,
  MarkStatus,
} from './attendance-mark.js';
import { reduceMarks } from './reduce-marks.js';
import type { SessionPlan } from './session-plan.js';

const at = (clock: string): number => Date.UTC(2026, 9, 5, Number(clock.slice(0, 2)), Number(clock.slice(3)));
const from = (start: string, end: string) => ({ start: at(start), end: at(end) });
/** 09:00–10:30 and 11:00–12:30: 180 planned minutes, half an hour of break. */
const plan: SessionPlan = { sessionId: 's', slots: [from('09:00', '10:30'), from('11:00', '12:30')] };

let next = 0;
const mark = (
  clock: string,
  method: AttendanceMethod,
  says: AttendanceStatement,
  status: MarkStatus = 'accepted',
  id = `m${String(next++).padStart(4, '0')}`,
): AttendanceMark => ({ id, serverTime: at(clock), method, status, says });
const present = (...intervals: { start: number; end: number }[]): AttendanceStatement => ({
  kind: 'present',
  intervals: intervals.length > 0 ? intervals : null,
});
const absent: AttendanceStatement = { kind: 'absent' };
const excused: AttendanceStatement = { kind: 'excused' };
const lateFrom = (clock: string): AttendanceStatement => ({ kind: 'late-from', at: at(clock) });
const leftAt = (clock: string): AttendanceStatement => ({ kind: 'left-at', at: at(clock) });
const lateScan = mark('12:40', 'qr', present(), 'to-confirm', 'late-scan');
const goodScan = mark('09:02', 'qr', present(), 'accepted', 'good-scan');

interface Case {
  readonly name: string;
  readonly marks: readonly AttendanceMark[];
  readonly state: AttendanceState;
  readonly minutes: number;
}

const cases: readonly Case[] = [
  { name: 'nobody has said anything', marks: [], state: 'none', minutes: 0 },
  { name: 'a scan at the start counts the whole session', marks: [goodScan], state: 'present', minutes: 180 },
  { name: 'the trainer ticks present', marks: [mark('09:05', 'manual', present())], state: 'present', minutes: 180 },
  { name: 'the trainer ticks absent', marks: [mark('09:05', 'manual', absent)], state: 'absent', minutes: 0 },
  {
    name: 'came at 09:20: twenty minutes are missing',
    marks: [mark('09:20', 'manual', lateFrom('09:20'))],
    state: 'partial',
    minutes: 160,
  },
  {
    name: 'left at 11:30: the last hour is missing',
    marks: [mark('11:30', 'manual', leftAt('11:30'))],
    state: 'partial',
    minutes: 120,
  },
  {
    name: 'came at 09:20 and left at 11:30',
    marks: [mark('09:20', 'manual', lateFrom('09:20')), mark('11:30', 'manual', leftAt('11:30'))],
    state: 'partial',
    minutes: 100,
  },
  {
    name: 'came late by mistake of the trainer, corrected to 09:05',
    marks: [mark('09:20', 'manual', lateFrom('09:20')), mark('09:21', 'manual', lateFrom('09:05'))],
    state: 'partial',
    minutes: 175,
  },
  {
    name: 'left at 10:00, corrected to 11:30',
    marks: [mark('10:00', 'manual', leftAt('10:00')), mark('11:31', 'manual', leftAt('11:30'))],
    state: 'partial',
    minutes: 120,
  },
  {
    name: 'scanned, then the trainer saw them leave at 11:00',
    marks: [goodScan, mark('11:00', 'manual', leftAt('11:00'))],
    state: 'partial',
    minutes: 90,
  },
  {
    name: 'left in the break and came back after it: nothing missing',
    marks: [mark('12:00', 'import', present(from('09:00', '10:30'), from('11:00', '12:30')))],
    state: 'present',
    minutes: 180,
  },
  {
    name: 'only there in the break',
    marks: [mark('10:40', 'manual', present(from('10:30', '11:00')))],
    state: 'absent',
    minutes: 0,
  },
  {
    name: 'there before and after, not in between',
    marks: [mark('13:00', 'import', present(from('08:00', '09:00'), from('12:30', '14:00')))],
    state: 'absent',
    minutes: 0,
  },
  {
    name: 'an online log with two drop-outs',
    marks: [mark('13:00', 'import', present(from('09:00', '09:40'), from('09:50', '10:30'), from('11:10', '12:30')))],
    state: 'partial',
    minutes: 160,
  },
  {
    name: 'two devices of one person overlap and count once',
    marks: [
      mark('13:00', 'import', present(from('09:00', '10:00'))),
      mark('13:01', 'import', present(from('09:30', '10:30'))),
    ],
    state: 'partial',
    minutes: 90,
  },
  {
    name: 'thirty seconds here and thirty there make one minute',
    marks: [
      mark(
        '13:00',
        'import',
        present({ start: at('09:00'), end: at('09:00') + 30_000 }, { start: at('09:10'), end: at('09:10') + 30_000 }),
      ),
    ],
    state: 'partial',
    minutes: 1,
  },
  {
    name: 'less than a minute is no minute',
    marks: [mark('13:00', 'import', present({ start: at('09:00'), end: at('09:00') + 59_999 }))],
    state: 'absent',
    minutes: 0,
  },
  {
    name: 'everybody marked absent at nine, then one scans at 09:20',
    marks: [mark('09:00', 'manual', absent), mark('09:20', 'qr', present(from('09:20', '12:30')))],
    state: 'partial',
    minutes: 160,
  },
  {
    name: 'a scan, then the trainer saw an empty chair: absent',
    marks: [goodScan, mark('09:30', 'manual', absent)],
    state: 'absent',
    minutes: 0,
  },
  {
    name: 'absent, corrected to present',
    marks: [mark('09:30', 'manual', absent), mark('09:40', 'manual', present())],
    state: 'present',
    minutes: 180,
  },
  {
    name: 'an import that says absent takes nothing away',
    marks: [goodScan, mark('13:00', 'import', absent)],
    state: 'present',
    minutes: 180,
  },
  {
    name: 'an import that says absent is known when nothing else is',
    marks: [mark('13:00', 'import', absent)],
    state: 'absent',
    minutes: 0,
  },
  { name: 'a scan that arrives after the session waits', marks: [lateScan], state: 'to-confirm', minutes: 0 },
  {
    name: 'the trainer confirms the late scan',
    marks: [lateScan, mark('12:50', 'manual', { kind: 'confirm', markId: 'late-scan' })],
    state: 'present',
    minutes: 180,
  },
  {
    name: 'the trainer rejects the late scan: as if nobody had said anything',
    marks: [lateScan, mark('12:50', 'manual', { kind: 'reject', markId: 'late-scan' })],
    state: 'none',
    minutes: 0,
  },
  {
    name: 'rejected, then confirmed: the last decision wins',
    marks: [
      lateScan,
      mark('12:50', 'manual', { kind: 'reject', markId: 'late-scan' }),
      mark('12:55', 'manual', { kind: 'confirm', markId: 'late-scan' }),
    ],
    state: 'present',
    minutes: 180,
  },
  {
    name: 'a machine cannot confirm',
    marks: [lateScan, mark('12:50', 'import', { kind: 'confirm', markId: 'late-scan' })],
    state: 'to-confirm',
    minutes: 0,
  },
  {
    name: 'marked absent earlier, the late scan still waits',
    marks: [mark('12:00', 'manual', absent), lateScan],
    state: 'to-confirm',
    minutes: 0,
  },
  {
    name: 'marked absent after the late scan: settled',
    marks: [lateScan, mark('12:45', 'manual', absent)],
    state: 'absent',
    minutes: 0,
  },
  {
    name: 'marked absent, then the late scan confirmed counts',
    marks: [
      lateScan,
      mark('12:45', 'manual', absent),
      mark('12:50', 'manual', { kind: 'confirm', markId: 'late-scan' }),
    ],
    state: 'present',
    minutes: 180,
  },
  {
    name: 'a relayed scan that had counted is rejected',
    marks: [goodScan, mark('12:50', 'manual', { kind: 'reject', markId: 'good-scan' })],
    state: 'none',
    minutes: 0,
  },
  {
    name: 'a mark stored as rejected never counts',
    marks: [mark('09:02', 'code', present(), 'rejected')],
    state: 'none',
    minutes: 0,
  },
  { name: 'excused before the session', marks: [mark('08:00', 'manual', excused)], state: 'excused', minutes: 0 },
  {
    name: 'excused, but came after all',
    marks: [mark('08:00', 'manual', excused), goodScan],
    state: 'present',
    minutes: 180,
  },
  {
    name: 'scanned, left at 11:00 with an excuse',
    marks: [goodScan, mark('11:00', 'manual', leftAt('11:00')), mark('11:01', 'manual', excused)],
    state: 'excused',
    minutes: 90,
  },
  {
    name: 'ticked present by mistake, corrected to excused',
    marks: [mark('09:05', 'manual', present()), mark('09:06', 'manual', excused)],
    state: 'excused',
    minutes: 0,
  },
  {
    name: 'excused, then marked absent: the excuse is withdrawn',
    marks: [mark('08:00', 'manual', excused), mark('09:30', 'manual', absent)],
    state: 'absent',
    minutes: 0,
  },
  { name: 'the same row handed in twice counts once', marks: [goodScan, goodScan], state: 'present', minutes: 180 },
  {
    name: 'two marks in the same millisecond: the higher id is later',
    marks: [mark('09:00', 'manual', present(), 'accepted', 'b'), mark('09:00', 'manual', absent, 'accepted', 'a')],
    state: 'present',
    minutes: 180,
  },
];

describe('reduceMarks', () => {
  it.each(cases)('$name → $state, $minutes min', ({ marks, state, minutes }) =>
    expect(reduceMarks(plan, marks)).toMatchObject({ state, minutes }),
  );

  it('counts late minutes without the break', () => {
    expect(reduceMarks(plan, [mark('11:10', 'manual', lateFrom('11:10'))]).lateMinutes).toBe(100);
    expect(reduceMarks(plan, [goodScan]).lateMinutes).toBe(0);
    expect(reduceMarks(plan, []).lateMinutes).toBeNull();
  });
  it('has no minutes for a session without slots', () =>
    expect(reduceMarks({ sessionId: 's', slots: [] }, [goodScan])).toMatchObject({ state: 'absent', minutes: 0 }));
});

const instant = fc.integer({ min: -30, max: 240 }).map((minute) => at('09:00') + minute * 60_000);
const statement: fc.Arbitrary<AttendanceStatement> = fc.oneof(
  fc
    .array(
      fc.tuple(instant, instant).map(([start, end]) => ({ start, end })),
      { maxLength: 3 },
    )
    .map((intervals) => ({ kind: 'present' as const, intervals })),
  fc.constant(absent),
  fc.constant(excused),
  instant.map((when) => ({ kind: 'late-from' as const, at: when })),
  instant.map((when) => ({ kind: 'left-at' as const, at: when })),
  fc.integer({ min: 0, max: 6 }).map((n) => ({ kind: 'confirm' as const, markId: `r${n}` })),
  fc.integer({ min: 0, max: 6 }).map((n) => ({ kind: 'reject' as const, markId: `r${n}` })),
);
const log = fc
  .array(
    fc.record({
      serverTime: instant,
      method: fc.constantFrom<AttendanceMethod>('qr', 'code', 'manual', 'import'),
      status: fc.constantFrom<MarkStatus>('accepted', 'accepted', 'to-confirm', 'rejected'),
      says: statement,
    }),
    { maxLength: 7 },
  )
  .map((rows) => rows.map((row, n): AttendanceMark => ({ ...row, id: `r${n}` })));

describe('properties of a record', () => {
  it('does not depend on the order in which rows are read, nor on repeats', () =>
    fc.assert(
      fc.property(log, (marks) => {
        const record = reduceMarks(plan, marks);
        expect(reduceMarks(plan, [...marks].reverse())).toEqual(record);
        expect(reduceMarks(plan, [...marks, ...marks])).toEqual(record);
      }),
    ));
  it('has between 0 and the planned minutes, and present means all of them', () =>
    fc.assert(
      fc.property(log, (marks) => {
        const { minutes, state } = reduceMarks(plan, marks);
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThanOrEqual(180);
        expect(state === 'present').toBe(minutes === 180);
      }),
    ));
  it('never loses a minute to one more accepted scan at the end', () =>
    fc.assert(
      fc.property(log, statement, (marks, says) => {
        const scan: AttendanceMark = { id: 'z', serverTime: at('18:00'), method: 'qr', status: 'accepted', says };
        expect(reduceMarks(plan, [...marks, scan]).minutes).toBeGreaterThanOrEqual(reduceMarks(plan, marks).minutes);
      }),
    ));
  it('a mark that waits changes no minute', () =>
    fc.assert(
      fc.property(log, statement, (marks, says) => {
        const scan: AttendanceMark = { id: 'z', serverTime: at('09:30'), method: 'qr', status: 'to-confirm', says };
        expect(reduceMarks(plan, [...marks, scan]).minutes).toBe(reduceMarks(plan, marks).minutes);
      }),
    ));
});
