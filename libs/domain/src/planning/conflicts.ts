import type { Interval } from '../attendance/interval.js';

/** A session as far as planning goes: when it is, and whom and what it needs. */
export interface PlannedSession {
  readonly sessionId: string;
  /** Instants: two sessions written in wall times of the night when clocks change are compared by these alone. */
  readonly when: Interval;
  /** Null: no room of the list. */
  readonly roomId: string | null;
  /** Who leads it. */
  readonly trainerIds: readonly string[];
  /** Who is enrolled and expected. */
  readonly personIds: readonly string[];
}

export const CONFLICT_KINDS = ['room', 'trainer', 'person'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** What a session and another one, at the same time, both need. */
export interface PlanningConflict {
  readonly kind: ConflictKind;
  /** The other session. */
  readonly sessionId: string;
  /** The room, the trainers, or the people; never empty. */
  readonly ids: readonly string[];
}

/** Whether two stretches of time share an instant. Half-open: one may begin when the other ends. Symmetric. */
export const overlaps = (a: Interval, b: Interval): boolean =>
  a.start < a.end && b.start < b.end && a.start < b.end && b.start < a.end;

const shared = (one: readonly string[], other: readonly string[]): string[] => {
  const there = new Set(other);
  return [...new Set(one)].filter((id) => there.has(id));
};

function sharedRoom(a: PlannedSession, b: PlannedSession): string[] {
  return a.roomId !== null && a.roomId === b.roomId ? [a.roomId] : [];
}

/** Who is expected in both, but does not lead both: a trainer who sits in another course at that time is missing here. */
function sharedPeople(a: PlannedSession, b: PlannedSession): string[] {
  const leading = new Set(shared(a.trainerIds, b.trainerIds));
  return shared([...a.trainerIds, ...a.personIds], [...b.trainerIds, ...b.personIds]).filter((id) => !leading.has(id));
}

/**
 * The conflicts of a planned session with others: the same room, the same trainer, or the same person at the same time.
 * A session does not conflict with itself. In the order of `others`, for each room, then trainers, then people.
 * Source: issue 5, point 4.
 */
export function conflictsOf(planned: PlannedSession, others: readonly PlannedSession[]): readonly PlanningConflict[] {
  return others
    .filter((other) => other.sessionId !== planned.sessionId && overlaps(planned.when, other.when))
    .flatMap((other) => {
      const found: readonly (readonly [ConflictKind, string[]])[] = [
        ['room', sharedRoom(planned, other)],
        ['trainer', shared(planned.trainerIds, other.trainerIds)],
        ['person', sharedPeople(planned, other)],
      ];
      return found.flatMap(([kind, ids]) => (ids.length > 0 ? [{ kind, sessionId: other.sessionId, ids }] : []));
    });
}

/**
 * Whether a session may be planned: two groups in one room need a reason that stays; trainers and people are shown and
 * left to whoever plans, since a deputy or an excuse may be arranged already.
 */
export const mayPlan = (conflicts: readonly PlanningConflict[], overrideReason: string | null): boolean =>
  overrideReason !== null || conflicts.every(({ kind }) => kind !== 'room');
