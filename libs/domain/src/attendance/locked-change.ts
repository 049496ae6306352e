/**
 * A change of attendance after its session has locked: somebody proposes it with a reason, and somebody else approves it or
 * refuses it. Only `proposed` can become anything else.
 */
export const CHANGE_STATES = ['proposed', 'approved', 'refused', 'withdrawn'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export const CHANGE_STEPS = ['approve', 'refuse', 'withdraw'] as const;
export type ChangeStep = (typeof CHANGE_STEPS)[number];

/** What becomes of a proposed change by each step. */
export const AFTER_STEP: Readonly<Record<ChangeStep, ChangeState>> = {
  approve: 'approved',
  refuse: 'refused',
  withdraw: 'withdrawn',
};

export interface LockedChange {
  readonly state: ChangeState;
  readonly proposerId: string;
  /** Whose attendance it is. */
  readonly officialId: string;
}

/** Why a step is refused. `second-person`: whoever proposed it does not approve it; `own-record`: nor does the official. */
export type ChangeRefusal = 'closed' | 'second-person' | 'own-record' | 'not-yours';

/**
 * What becomes of a change, or why nothing does. Approving and refusing take a second person, who is neither the one that
 * proposed it nor the official; withdrawing is for the one that proposed it. Source: product.md, *Attendance*.
 */
export function decideLockedChange(
  change: LockedChange,
  step: ChangeStep,
  actorId: string,
): { readonly state: ChangeState } | { readonly refused: ChangeRefusal } {
  if (change.state !== 'proposed') return { refused: 'closed' };
  if (step === 'withdraw') return actorId === change.proposerId ? { state: 'withdrawn' } : { refused: 'not-yours' };
  if (actorId === change.officialId) return { refused: 'own-record' };
  if (actorId === change.proposerId) return { refused: 'second-person' };
  return { state: AFTER_STEP[step] };
}

/** Nobody proposes a change of their own attendance. */
export const mayProposeChange = (proposerId: string, officialId: string): boolean => proposerId !== officialId;
