import type { Points } from '../scoring/points.js';

/**
 * As what somebody marks an answer: first, second without seeing the first, or as the third person who decides where the
 * two are too far apart, or on an appeal.
 */
export const MARK_ROLES = ['first', 'second', 'decision'] as const;
export type MarkRole = (typeof MARK_ROLES)[number];

/** The mark that stands in one role. */
export interface RoleMark {
  readonly role: MarkRole;
  readonly points: Points;
}

/**
 * How far the marking of an answer is: `marked` needs nothing more, `agreed` has two marks within the tolerance, `differ`
 * waits for a decision, `decided` has one.
 */
export const MARKING_STATES = ['unmarked', 'waits-second', 'marked', 'agreed', 'differ', 'decided'] as const;
export type MarkingState = (typeof MARKING_STATES)[number];

const inRole = <M extends RoleMark>(marks: readonly M[], role: MarkRole): M | undefined => {
  const found = marks.filter((mark) => mark.role === role);
  if (found.length > 1) throw new RangeError(`two marks stand as ${role}`);
  return found[0];
};

/**
 * How far the marking of an answer is. `tolerance` in hundredths of a point: how far first and second mark may lie apart;
 * null where no second mark is asked for. Marks apart by exactly the tolerance agree.
 * @throws RangeError when two marks stand in one role, or for a tolerance that is no whole number from 0.
 */
export function markingState(marks: readonly RoleMark[], tolerance: Points | null): MarkingState {
  if (tolerance !== null && !(Number.isSafeInteger(tolerance) && tolerance >= 0))
    throw new RangeError(`a tolerance is whole hundredths from 0, not ${tolerance}`);
  if (inRole(marks, 'decision')) return 'decided';
  const [first, second] = [inRole(marks, 'first'), inRole(marks, 'second')];
  if (!first) return 'unmarked';
  if (tolerance === null) return 'marked';
  if (!second) return 'waits-second';
  return Math.abs(first.points - second.points) <= tolerance ? 'agreed' : 'differ';
}

/** Whether the marking of an answer is at its end: its points count, and its grade may be released. */
export const isSettled = (state: MarkingState): boolean =>
  state === 'marked' || state === 'agreed' || state === 'decided';

/**
 * The mark that counts: the decision where there is one; the first mark where it needs no second or the second lies within
 * the tolerance of it; null as long as something is missing. A second mark confirms or contests, it never takes points away
 * by being averaged in: within the tolerance the two are held to say the same.
 */
export function standingMark<M extends RoleMark>(marks: readonly M[], tolerance: Points | null): M | null {
  const state = markingState(marks, tolerance);
  if (state === 'decided') return inRole(marks, 'decision') ?? null;
  return isSettled(state) ? (inRole(marks, 'first') ?? null) : null;
}

/** Who gave marks in a role, in any version. */
export interface RoleMarkers extends RoleMark {
  readonly markerIds: readonly string[];
}

const isMarkerOf = (personId: string, mark: RoleMarkers | undefined): boolean =>
  mark?.markerIds.includes(personId) ?? false;

function seatUnderRule(personId: string, marks: readonly RoleMarkers[], state: MarkingState): MarkRole | null {
  if (state === 'unmarked') return 'first';
  const isFirst = isMarkerOf(personId, inRole(marks, 'first'));
  if (state === 'waits-second') return isFirst ? 'first' : 'second';
  const isMarker = isFirst || isMarkerOf(personId, inRole(marks, 'second'));
  return state === 'differ' && !isMarker ? 'decision' : null;
}

/**
 * As what a person may mark an answer now; null when there is nothing for them to give. Without a second mark everybody may
 * change the mark (told who was before). With one: as soon as both stand neither may be changed, so that nobody moves
 * theirs to where the other's is; then only a third person decides. What was decided changes by an appeal alone.
 */
export function seatFor(personId: string, marks: readonly RoleMarkers[], tolerance: Points | null): MarkRole | null {
  const state = markingState(marks, tolerance);
  if (state === 'decided') return null;
  return tolerance === null ? 'first' : seatUnderRule(personId, marks, state);
}

/** Whether the mark of a role may be seen by a person: a first mark is hidden from whoever may still give the second. */
export function isVisibleTo(
  personId: string,
  role: MarkRole,
  marks: readonly RoleMarkers[],
  tolerance: Points | null,
): boolean {
  return !(role === 'first' && seatFor(personId, marks, tolerance) === 'second');
}

/** Whether somebody may decide about an answer: nobody who gave it one of the marks in question. */
export const mayDecide = (personId: string, marks: readonly RoleMarkers[]): boolean =>
  !marks.some((mark) => mark.role !== 'decision' && isMarkerOf(personId, mark));
