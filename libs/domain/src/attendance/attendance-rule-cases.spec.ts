import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  excused,
  excusedAfter,
  full,
  late,
  none,
  part,
  rule,
  session,
  times,
  toCome,
  unmarked,
  waiting,
} from './attended-sessions.examples.js';
import {
  type AttendanceGoal,
  type AttendanceRule,
  type AttendedSession,
  evaluateAttendance,
} from './evaluate-attendance.js';
import { plannedMinutes } from './session-plan.js';

interface Case {
  readonly name: string;
  readonly rule?: Partial<AttendanceRule>;
  readonly sessions: readonly AttendedSession[];
  readonly share: number | null;
  readonly status: AttendanceGoal;
  readonly absences?: number;
  readonly reasons?: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'all five sessions attended', sessions: times(5, full), share: 10000, status: 'met' },
  {
    name: 'four of five is exactly 80 %',
    sessions: [...times(4, full), none],
    share: 8000,
    status: 'met',
    absences: 1,
  },
  {
    name: 'one minute under 80 %',
    sessions: [...times(3, full), part(59), none],
    share: 7966,
    status: 'not-met',
    absences: 1,
    reasons: ['share-too-low'],
  },
  {
    name: '79.99 % is never shown nor taken as 80 %',
    sessions: [session(10000, 'partial', 7999)],
    share: 7999,
    status: 'not-met',
    reasons: ['share-too-low'],
  },
  {
    name: 'nobody came to anything',
    sessions: times(3, none),
    share: 0,
    status: 'not-met',
    absences: 3,
    reasons: ['share-too-low'],
  },
  {
    name: 'long sessions weigh more: minutes are shared, not sessions',
    sessions: [session(240, 'present', 240), none],
    share: 8000,
    status: 'met',
    absences: 1,
  },
  {
    name: 'minutes missed by coming late add up',
    sessions: [late(15), late(15), late(15), late(15)],
    share: 7500,
    status: 'not-met',
    reasons: ['share-too-low'],
  },
  {
    name: 'an excused session leaves the denominator',
    sessions: [...times(4, full), excused],
    share: 10000,
    status: 'met',
    absences: 0,
  },
  {
    name: 'an excuse does not help a bad share',
    sessions: [full, none, excused],
    share: 5000,
    status: 'not-met',
    absences: 1,
    reasons: ['share-too-low'],
  },
  {
    name: 'left early with an excuse: the minutes there count, the rest is neutral',
    sessions: [full, excusedAfter(30)],
    share: 10000,
    status: 'met',
  },
  {
    name: 'everything excused proves nothing',
    sessions: times(3, excused),
    share: null,
    status: 'not-met',
    reasons: ['no-counted-minutes'],
  },
  {
    name: 'a rule without excuses: an excused session counts as missed',
    rule: { excused: 'absent' },
    sessions: [...times(3, full), excused],
    share: 7500,
    status: 'not-met',
    absences: 1,
    reasons: ['share-too-low'],
  },
  {
    name: 'a rule without excuses still counts the minutes there',
    rule: { excused: 'absent' },
    sessions: [full, excusedAfter(40)],
    share: 8333,
    status: 'met',
    absences: 0,
  },
  {
    name: 'one unexcused absence is allowed',
    rule: { maxUnexcusedAbsences: 1 },
    sessions: [...times(9, full), none],
    share: 9000,
    status: 'met',
    absences: 1,
  },
  {
    name: 'two unexcused absences are too many, whatever the share',
    rule: { maxUnexcusedAbsences: 1 },
    sessions: [...times(18, full), none, none],
    share: 9000,
    status: 'not-met',
    absences: 2,
    reasons: ['too-many-absences'],
  },
  {
    name: 'excused absences do not use up the cap',
    rule: { maxUnexcusedAbsences: 0 },
    sessions: [...times(4, full), excused],
    share: 10000,
    status: 'met',
    absences: 0,
  },
  {
    name: 'no absence is allowed and there is one: both reasons',
    rule: { maxUnexcusedAbsences: 0 },
    sessions: [full, none],
    share: 5000,
    status: 'not-met',
    absences: 1,
    reasons: ['share-too-low', 'too-many-absences'],
  },
  {
    name: 'a short stay is not an absence',
    rule: { maxUnexcusedAbsences: 0, thresholdBasisPoints: 100 },
    sessions: [part(1)],
    share: 166,
    status: 'met',
    absences: 0,
  },
  {
    name: 'fifteen minutes late is still in time',
    rule: { lateLimitMinutes: 15 },
    sessions: [...times(4, full), late(15)],
    share: 9500,
    status: 'met',
    absences: 0,
  },
  {
    name: 'sixteen minutes late counts as absent',
    rule: { lateLimitMinutes: 15 },
    sessions: [...times(4, full), late(16)],
    share: 8000,
    status: 'met',
    absences: 1,
  },
  {
    name: 'too late uses up the cap as well',
    rule: { lateLimitMinutes: 15, maxUnexcusedAbsences: 0 },
    sessions: [...times(4, full), late(16)],
    share: 8000,
    status: 'not-met',
    absences: 1,
    reasons: ['too-many-absences'],
  },
  { name: 'before the first session', sessions: times(5, toCome), share: null, status: 'on-track' },
  { name: 'one attended, four to come', sessions: [full, ...times(4, toCome)], share: 10000, status: 'on-track' },
  {
    name: 'one missed of five: still possible',
    sessions: [none, ...times(4, toCome)],
    share: 0,
    status: 'on-track',
    absences: 1,
    reasons: ['share-too-low'],
  },
  {
    name: 'two missed of five: unreachable, said at once',
    sessions: [none, none, ...times(3, toCome)],
    share: 0,
    status: 'unreachable',
    absences: 2,
    reasons: ['share-too-low'],
  },
  {
    name: 'the cap is passed: unreachable, although the share is not lost',
    rule: { maxUnexcusedAbsences: 0 },
    sessions: [none, ...times(9, toCome)],
    share: 0,
    status: 'unreachable',
    absences: 1,
    reasons: ['share-too-low', 'too-many-absences'],
  },
  { name: 'secured before the end', sessions: [...times(4, full), toCome], share: 10000, status: 'met' },
  {
    name: 'enough minutes, but one more absence would break the cap',
    rule: { maxUnexcusedAbsences: 0 },
    sessions: [...times(9, full), toCome],
    share: 10000,
    status: 'on-track',
  },
  {
    name: 'a late scan waits: not counted, but the goal is still open',
    sessions: [...times(3, full), waiting],
    share: 7500,
    status: 'on-track',
    absences: 1,
    reasons: ['share-too-low', 'sessions-to-confirm'],
  },
  {
    name: 'a session nobody marked: open until the trainer does',
    sessions: [...times(3, full), unmarked],
    share: 7500,
    status: 'on-track',
    absences: 1,
    reasons: ['share-too-low', 'sessions-unmarked'],
  },
  {
    name: 'open records that could not help any more',
    sessions: [none, none, none, waiting],
    share: 0,
    status: 'not-met',
    absences: 4,
    reasons: ['share-too-low', 'sessions-to-confirm'],
  },
  {
    name: 'the goal is met without the scan that waits',
    sessions: [...times(4, full), waiting],
    share: 8000,
    status: 'met',
    absences: 1,
    reasons: ['sessions-to-confirm'],
  },
  { name: 'a run without sessions yet', sessions: [], share: null, status: 'on-track', reasons: ['no-sessions'] },
  {
    name: 'a session without planned minutes is neither attended nor missed',
    rule: { maxUnexcusedAbsences: 0 },
    sessions: [full, session(0, 'absent', 0)],
    share: 10000,
    status: 'met',
    absences: 0,
  },
  {
    name: 'a threshold of 0 % asks for one counted minute',
    rule: { thresholdBasisPoints: 0 },
    sessions: [none],
    share: 0,
    status: 'met',
    absences: 1,
  },
  {
    name: 'a threshold of 100 % forgives nothing',
    rule: { thresholdBasisPoints: 10000 },
    sessions: [full, part(59)],
    share: 9916,
    status: 'not-met',
    reasons: ['share-too-low'],
  },
  {
    name: 'half of each session asked for: half is enough',
    rule: { minSessionBasisPoints: 5000, thresholdBasisPoints: 5000 },
    sessions: [full, part(30)],
    share: 7500,
    status: 'met',
    absences: 0,
  },
  {
    name: 'half of each session asked for: one minute less counts as absent, and its minutes are lost',
    rule: { minSessionBasisPoints: 5000 },
    sessions: [...times(4, full), part(29)],
    share: 8000,
    status: 'met',
    absences: 1,
  },
  {
    name: 'too short a stay uses up the cap as well',
    rule: { minSessionBasisPoints: 5000, maxUnexcusedAbsences: 0 },
    sessions: [...times(9, full), part(29)],
    share: 9000,
    status: 'not-met',
    absences: 1,
    reasons: ['too-many-absences'],
  },
  {
    name: 'left early with an excuse is no stay that was too short',
    rule: { minSessionBasisPoints: 5000, maxUnexcusedAbsences: 0 },
    sessions: [full, excusedAfter(10)],
    share: 10000,
    status: 'met',
    absences: 0,
  },
  {
    name: 'late limit and shortest stay together: each by itself makes an absence',
    rule: { minSessionBasisPoints: 5000, lateLimitMinutes: 15, maxUnexcusedAbsences: 1 },
    sessions: [...times(8, full), late(16), part(20)],
    share: 8000,
    status: 'not-met',
    absences: 2,
    reasons: ['too-many-absences'],
  },
  {
    name: 'two of six missed at 80 %: the goal is lost',
    sessions: [...times(4, full), none, none],
    share: 6666,
    status: 'not-met',
    absences: 2,
    reasons: ['share-too-low'],
  },
  {
    name: 'two of six missed, one of them excused: the goal is met',
    sessions: [...times(4, full), none, excused],
    share: 8000,
    status: 'met',
    absences: 1,
  },
];

const percent = (basisPoints: number): string => `${(basisPoints / 100).toFixed(2).replace(/\.?0+$/, '')} %`;

/** The rule of a case in words; what is as usual is not said. */
function ruleInWords(change: Partial<AttendanceRule> = {}): string {
  const { thresholdBasisPoints, excused: kind, maxUnexcusedAbsences, lateLimitMinutes, ...more } = rule(change);
  return [
    `${percent(thresholdBasisPoints)} of the minutes`,
    kind === 'absent' ? 'excuses change nothing' : '',
    maxUnexcusedAbsences === null ? '' : `at most ${maxUnexcusedAbsences} unexcused absences`,
    lateLimitMinutes === null ? '' : `more than ${lateLimitMinutes} min late is absent`,
    more.minSessionBasisPoints ? `under ${percent(more.minSessionBasisPoints)} of a session is absent` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function sessionInWords({ plan, record, isPast }: AttendedSession): string {
  const planned = plannedMinutes(plan);
  if (!isPast) return `to come (${planned} min)`;
  if (record.state === 'none') return 'nobody said anything';
  if (record.state === 'to-confirm') return 'late scan that waits';
  const late = record.lateMinutes ? `, ${record.lateMinutes} min late` : '';
  return `${record.state} ${record.minutes} of ${planned} min${late}`;
}

/** Sessions that are alike stand together: `4 × present 60 of 60 min`. */
const sessionsInWords = (sessions: readonly AttendedSession[]): string =>
  [...Map.groupBy(sessions.map(sessionInWords), (words) => words)]
    .map(([words, alike]) => `${alike.length} × ${words}`)
    .join('; ') || 'none yet';

const GOALS: Readonly<Record<AttendanceGoal, string>> = {
  met: 'reached',
  'on-track': 'still reachable',
  unreachable: 'out of reach',
  'not-met': 'not reached',
};

/** Cells of the Markdown table in the project's documentation, without its head. */
function documented(): string[][] {
  const text = readFileSync(path.resolve(__dirname, '../../../../docs/attendance-rules.md'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('the rule cases', () => {
  it.each(cases)('$name → $status', (one) => {
    const result = evaluateAttendance(rule(one.rule), one.sessions);
    expect({
      share: result.shareBasisPoints,
      status: result.status,
      reasons: result.reasons.map(({ code }) => code),
    }).toEqual({ share: one.share, status: one.status, reasons: one.reasons ?? [] });
    if (one.absences !== undefined) expect(result.unexcusedAbsences).toBe(one.absences);
  });

  it('are the ones that project managers read, row by row', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
    expect(documented()).toEqual(
      cases.map((one, index) => [
        String(index + 1),
        one.name,
        ruleInWords(one.rule),
        sessionsInWords(one.sessions),
        one.share === null ? 'none' : percent(one.share),
        String(evaluateAttendance(rule(one.rule), one.sessions).unexcusedAbsences),
        GOALS[one.status],
      ]),
    );
  });
});
