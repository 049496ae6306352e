/** What became of an appeal: the result is kept, or it is changed by a new mark. */
export const APPEAL_OUTCOMES = ['kept', 'changed'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** Where an appeal stands: nothing to appeal yet, possible, too late, waiting for its answer, answered. */
export const APPEAL_STATES = ['not-released', 'possible', 'too-late', 'waiting', ...APPEAL_OUTCOMES] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

const DAY_MS = 86_400_000;
const MOST_DAYS = 365;

/**
 * Until when a released result may be appealed: so many times 24 hours after its release, so that nobody loses a day by the
 * hour they were told. 0 days: never.
 * @throws RangeError for days that are not whole or not from 0 to 365.
 */
export function appealDeadline(releasedAt: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS)
    throw new RangeError(`appeals are possible for 0 to ${MOST_DAYS} whole days, not ${days}`);
  return new Date(releasedAt.getTime() + days * DAY_MS);
}

/** A result as far as an appeal against it is concerned. */
export interface AppealFacts {
  readonly releasedAt: Date | null;
  /** Days after the release in which an appeal is possible. */
  readonly days: number;
  /** The appeal that was made about the same thing; one is heard once. */
  readonly appeal: { readonly outcome: AppealOutcome | null } | null;
}

/** Where the appeal against a result stands at `now`; the very last moment is still in time. */
export function appealState({ releasedAt, days, appeal }: AppealFacts, now: Date): AppealState {
  if (appeal) return appeal.outcome ?? 'waiting';
  if (!releasedAt) return 'not-released';
  const isInTime = days > 0 && now.getTime() <= appealDeadline(releasedAt, days).getTime();
  return isInTime ? 'possible' : 'too-late';
}

/** Why somebody may not answer an appeal: it is their own, or it is about marks they gave. */
export type AppealBar = 'own-record' | 'own-marking';

/** Whether a person may answer an appeal alone: not the one who made it, nor anybody who marked what it is about. */
export function appealBar(
  personId: string,
  { appellantId, markerIds }: { readonly appellantId: string; readonly markerIds: readonly string[] },
): AppealBar | null {
  if (personId === appellantId) return 'own-record';
  return markerIds.includes(personId) ? 'own-marking' : null;
}
