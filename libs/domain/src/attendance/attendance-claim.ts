import type { Interval } from './interval.js';
import { attendanceLocksAt } from './session-lock.js';

/** What an official says about a session: an `excuse` before it begins, a `dispute` of what was recorded after it ended. */
export const CLAIM_KINDS = ['excuse', 'dispute'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** Only an `open` claim can still become anything; the other states are final. */
export const CLAIM_STATES = ['open', 'accepted', 'refused', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/**
 * When a claim may be made (epoch ms, half-open). An excuse: until the session begins. A dispute: from the end of the
 * session until its attendance locks, so that whoever decides can still change it alone.
 */
export const claimWindow = (kind: ClaimKind, session: Interval): Interval =>
  kind === 'excuse'
    ? { start: -Infinity, end: session.start }
    : { start: session.end, end: attendanceLocksAt(session.end) };

/** Which kind of claim may be made now, if any: never both. */
export const claimKindAt = (session: Interval, now: number): ClaimKind | null =>
  CLAIM_KINDS.find((kind) => {
    const { start, end } = claimWindow(kind, session);
    return now >= start && now < end;
  }) ?? null;

/** Until when a claim is to be decided (epoch ms): when attendance locks. Later it takes two people. */
export const claimDecideBy = (session: Interval): number => attendanceLocksAt(session.end);

/** Who has to do with a decision. */
export interface DecisionPeople {
  /** Whose attendance it is. */
  readonly officialId: string;
  readonly deciderId: string;
}

/** Why somebody may not decide about a claim; null: they may. Nobody decides about their own attendance. */
export const claimBar = (
  { officialId, deciderId }: DecisionPeople,
  state: ClaimState,
): 'own-record' | 'closed' | null => {
  if (state !== 'open') return 'closed';
  return officialId === deciderId ? 'own-record' : null;
};
