import type { AttendanceMark, AttendanceRecord, AttendanceState } from './attendance-mark.js';
import { intersectionOf, type Interval, unionOf } from './interval.js';
import { attendedMinutes, lateMinutes, plannedMinutes, type SessionPlan, wholeSession } from './session-plan.js';

interface Standing {
  readonly present: readonly Interval[];
  readonly excused: boolean;
  /** Somebody or something accepted has spoken. */
  readonly known: boolean;
}

const NOTHING: Standing = { present: [], excused: false, known: false };

const byServerOrder = (a: AttendanceMark, b: AttendanceMark): number =>
  a.serverTime - b.serverTime || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Marks in the order in which the server received them, then by id. A repeated request stores one row; if the same id is still handed in twice it counts once. */
export const inServerOrder = (marks: readonly AttendanceMark[]): AttendanceMark[] =>
  [...new Map(marks.map((mark) => [mark.id, mark])).values()].sort(byServerOrder);

/** "Here from `at` on": presence known after `at` stays and reaches back to it; if none is known, until the end. */
function arrivedAt(present: readonly Interval[], at: number, whole: Interval): readonly Interval[] {
  const after = intersectionOf(present, [{ start: at, end: Infinity }]);
  return unionOf([...after, { start: at, end: after[0]?.start ?? whole.end }]);
}

/** The mirror image: presence known before `at` stays and reaches forward to it; if none is known, from the start. */
function leftAt(present: readonly Interval[], at: number, whole: Interval): readonly Interval[] {
  const before = intersectionOf(present, [{ start: -Infinity, end: at }]);
  return unionOf([...before, { start: before.at(-1)?.end ?? whole.start, end: at }]);
}

/** The presence a mark asserts when read on its own. */
function assertedBy({ says }: AttendanceMark, whole: Interval): readonly Interval[] {
  if (says.kind === 'present') return says.intervals ?? [whole];
  if (says.kind === 'late-from') return [{ start: says.at, end: whole.end }];
  if (says.kind === 'left-at') return [{ start: whole.start, end: says.at }];
  return [];
}

/** Evidence made by a machine adds and never takes away. */
const withEvidence = (standing: Standing, mark: AttendanceMark, whole: Interval): Standing => ({
  present: unionOf([...standing.present, ...assertedBy(mark, whole)]),
  excused: standing.excused || mark.says.kind === 'excused',
  known: true,
});

/** A person's word stands over everything said before it. */
function withWord(standing: Standing, mark: AttendanceMark, plan: SessionPlan, whole: Interval): Standing {
  const { says } = mark;
  const full = attendedMinutes(plan, standing.present) >= plannedMinutes(plan);
  switch (says.kind) {
    case 'late-from':
      return { ...standing, present: arrivedAt(standing.present, says.at, whole), known: true };
    case 'left-at':
      return { ...standing, present: leftAt(standing.present, says.at, whole), known: true };
    case 'excused':
      return { present: full ? [] : standing.present, excused: true, known: true };
    default:
      return { present: assertedBy(mark, whole), excused: false, known: true };
  }
}

interface Decided {
  readonly counting: readonly AttendanceMark[];
  readonly waiting: readonly AttendanceMark[];
}

interface Decision {
  readonly made: AttendanceMark;
  readonly confirmed: boolean;
}

/** The last decision about each mark; only a person decides. */
function decisionsIn(marks: readonly AttendanceMark[]): ReadonlyMap<string, Decision> {
  const decisions = new Map<string, Decision>();
  for (const made of marks.filter(({ method, status }) => method === 'manual' && status === 'accepted')) {
    const { says } = made;
    if (says.kind === 'confirm' || says.kind === 'reject')
      decisions.set(says.markId, { made, confirmed: says.kind === 'confirm' });
  }
  return decisions;
}

/** The mark at whose place in the order this one counts: its own, or the decision that confirmed it; null when it does not count. */
function countsAt(mark: AttendanceMark, decision: Decision | undefined): AttendanceMark | null {
  if (decision && !decision.confirmed) return null;
  if (mark.status === 'accepted') return mark;
  return decision?.made ?? null;
}

/** Applies the decisions: a mark counts where it was accepted, or where a trainer confirmed it; a rejected one nowhere. */
function decide(marks: readonly AttendanceMark[]): Decided {
  const decisions = decisionsIn(marks);
  const spoken = marks.filter(({ says }) => says.kind !== 'confirm' && says.kind !== 'reject');
  const placed = spoken.flatMap((mark) => {
    const place = countsAt(mark, decisions.get(mark.id));
    return place ? [{ place, mark }] : [];
  });
  return {
    counting: placed.sort((a, b) => byServerOrder(a.place, b.place)).map(({ mark }) => mark),
    waiting: spoken.filter(({ id, status }) => status === 'to-confirm' && !decisions.has(id)),
  };
}

function stateOf(plan: SessionPlan, standing: Standing, toConfirm: number): AttendanceState {
  const minutes = attendedMinutes(plan, standing.present);
  if (minutes > 0 && minutes >= plannedMinutes(plan)) return 'present';
  if (standing.excused) return 'excused';
  if (minutes > 0) return 'partial';
  if (toConfirm > 0) return 'to-confirm';
  return standing.known ? 'absent' : 'none';
}

/**
 * The current record of a person in a session from the append-only marks, in any order; they are read by (server time, id).
 *
 * - Evidence of a machine (`qr`, `code`, `import`) adds presence and never takes away; it adds after a trainer's *absent* too
 *   (the row is marked absent at nine, the person scans at twenty past).
 * - A `manual` mark stands over what was said before. `present` and `absent` replace it and end an excuse. `late-from` and
 *   `left-at` move the arrival or the departure and leave the rest. `excused` covers the missing part; said after a full
 *   presence it contradicts it, and the later word wins.
 * - `to-confirm` marks never count by themselves; a `confirm` counts them where the decision stands in the order, a `reject`
 *   removes a mark, accepted ones included (a scan relayed by phone). Decisions count when made by hand; the last one wins.
 *   A manual mark later than a waiting scan settles it.
 *
 * Minutes are whole minutes within the slots, see {@link attendedMinutes}. A session without slots has no minutes.
 * Source: product.md, *Attendance*; measured failures of other systems: mod_attendance #424, #640, #713.
 */
export function reduceMarks(plan: SessionPlan, marks: readonly AttendanceMark[]): AttendanceRecord {
  const { counting, waiting } = decide(inServerOrder(marks));
  const whole = wholeSession(plan) ?? { start: 0, end: 0 };
  const standing = counting.reduce(
    (before, mark) =>
      mark.method === 'manual' ? withWord(before, mark, plan, whole) : withEvidence(before, mark, whole),
    NOTHING,
  );
  const words = counting.filter(({ method }) => method === 'manual');
  const toConfirm = waiting.filter((scan) => !words.some((word) => byServerOrder(scan, word) < 0)).length;
  return {
    state: stateOf(plan, standing, toConfirm),
    minutes: attendedMinutes(plan, standing.present),
    lateMinutes: lateMinutes(plan, standing.present),
    toConfirm,
  };
}
