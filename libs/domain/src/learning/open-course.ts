/** Who somebody says they are when they register for an open course by themselves. */
export const OPEN_LEARNER_KINDS = ['student', 'cso', 'media', 'citizen', 'other'] as const;
export type OpenLearnerKind = (typeof OPEN_LEARNER_KINDS)[number];

/** How a run is held: with a group and its sessions, or open to everybody at their own pace. */
export const RUN_KINDS = ['group', 'open'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** Last day of an open run that has none: later than any day a person will enter. */
export const NO_LAST_DAY = '9999-12-31';

/** A link that confirms a registration for an open course works this long, and so long the request is kept. */
export const REGISTRATION_HOURS = 48;

/**
 * Whether somebody may enrol themself in an open run on a day (`YYYY-MM-DD` in Kosovo): while it runs, from its first
 * day to its last, both included. Who is in it goes on as long as it runs.
 */
export function isOpenForEnrolment(
  run: { readonly kind: RunKind; readonly state: string; readonly startsOn: string; readonly endsOn: string },
  today: string,
): boolean {
  return run.kind === 'open' && run.state === 'running' && run.startsOn <= today && today <= run.endsOn;
}
