/** One side of a merge of two accounts. */
export interface MergeSide {
  readonly personId: string;
  /** The state of the account; null: none. */
  readonly account: 'invited' | 'active' | 'deactivated' | null;
  /** Into whom this one is merged already. */
  readonly mergedInto: string | null;
  /** Whether others are merged into this one. */
  readonly holdsOthers: boolean;
  /** Whether whoever merges may give every role of this one, now or to come. */
  readonly areRolesInReach: boolean;
}

export const MERGE_BARS = ['same', 'own', 'merged', 'holds-others', 'sign-in', 'roles'] as const;
/** Why two accounts cannot be merged this way round. */
export type MergeBar = (typeof MERGE_BARS)[number];

/**
 * Why `merged` cannot become another name of `survivor`, or null. Whoever merges is neither (`own`); nothing is merged
 * twice or in chains (`merged`, `holds-others`: turn the two round); who can sign in still can (`sign-in`); and roles are
 * joined only by who may give them (`roles`): the password of either opens what both may do.
 */
export function mergeBar(actorIds: readonly string[], survivor: MergeSide, merged: MergeSide): MergeBar | null {
  if (survivor.personId === merged.personId) return 'same';
  if ([survivor, merged].some((side) => actorIds.includes(side.personId))) return 'own';
  if (survivor.mergedInto !== null || merged.mergedInto !== null) return 'merged';
  if (merged.holdsOthers) return 'holds-others';
  if (merged.account === 'active' && survivor.account !== 'active') return 'sign-in';
  return survivor.areRolesInReach && merged.areRolesInReach ? null : 'roles';
}
