/** How somebody came to ask for a place in a run. */
export const REQUEST_SOURCES = ['nomination', 'own', 'invitation'] as const;
export type RequestSource = (typeof REQUEST_SOURCES)[number];

/**
 * Where a request is. `requested`: the focal point decides; `endorsed`: the project manager decides; `invited`: the person
 * decides; `waitlisted`: approved, there was no seat; the rest are outcomes, and only `enrolled` and `no-show` have a seat.
 */
export const REQUEST_STATES = [
  'requested',
  'endorsed',
  'invited',
  'waitlisted',
  'enrolled',
  'no-show',
  'refused',
  'declined',
  'withdrawn',
  'lapsed',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** While a request is in one of these, the person cannot ask for a place in the same run again. */
export const LIVE_STATES = ['requested', 'endorsed', 'invited', 'waitlisted', 'enrolled', 'no-show'] as const;

/** What can happen to a request; each is one event that stays. `seat` and `wait` are what an approval comes to. */
export const REQUEST_STEPS = [
  'request',
  'nominate',
  'invite',
  'endorse',
  'seat',
  'wait',
  'move-up',
  'refuse',
  'decline',
  'withdraw',
  'lapse',
  'no-show',
  'lift-no-show',
] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];

interface Step {
  readonly from: readonly RequestState[];
  readonly to: RequestState;
}

const OPEN: readonly RequestState[] = ['requested', 'endorsed', 'invited', 'waitlisted'];

/** The steps that begin a request are in {@link firstState}. */
const STEPS: Readonly<Record<Exclude<RequestStep, 'request' | 'nominate' | 'invite'>, Step>> = {
  endorse: { from: ['requested'], to: 'endorsed' },
  seat: { from: OPEN, to: 'enrolled' },
  wait: { from: ['endorsed', 'invited'], to: 'waitlisted' },
  'move-up': { from: ['waitlisted'], to: 'enrolled' },
  refuse: { from: ['requested', 'endorsed', 'waitlisted'], to: 'refused' },
  decline: { from: ['invited'], to: 'declined' },
  withdraw: { from: [...OPEN, 'enrolled'], to: 'withdrawn' },
  lapse: { from: OPEN, to: 'lapsed' },
  'no-show': { from: ['enrolled'], to: 'no-show' },
  'lift-no-show': { from: ['no-show'], to: 'enrolled' },
};

/** The state a step leads to; null when it cannot be taken from here. Source: issue 5, point 5. */
export function afterStep(state: RequestState, step: keyof typeof STEPS): RequestState | null {
  const { from, to } = STEPS[step];
  return from.includes(state) ? to : null;
}

/**
 * The first state of a request. A nomination is the focal point's own word, so it needs no second one; an own request
 * of somebody whose institution has no focal point goes to the project manager at once: nobody else would ever decide.
 */
export function firstState(source: RequestSource, hasFocalPoint: boolean): RequestState {
  if (source === 'invitation') return 'invited';
  return source === 'own' && hasFocalPoint ? 'requested' : 'endorsed';
}

/** Who decides next about a request in a state; null: nobody has to. */
export function whoDecides(state: RequestState): 'focal-point' | 'project-manager' | 'person' | null {
  if (state === 'requested') return 'focal-point';
  if (state === 'endorsed') return 'project-manager';
  return state === 'invited' ? 'person' : null;
}

/** Whether a run still takes place, so that seats in it are given, taken back and planned. */
export const isHeld = ({ state }: { readonly state: string }): boolean => state === 'planned' || state === 'running';

/**
 * Whether a run takes requests on a day (`YYYY-MM-DD` in Kosovo, both ends included): a group run that is planned or
 * under way, inside its enrolment window. Without a first day it takes none: people are enrolled by hand.
 */
export function takesRequests(
  run: {
    readonly kind: string;
    readonly state: string;
    readonly from: string | null;
    readonly until: string | null;
    readonly cutOffOn: string;
  },
  today: string,
): boolean {
  if (run.kind !== 'group' || !isHeld(run) || run.from === null || today < run.from) return false;
  return run.until === null ? today < run.cutOffOn : today <= run.until;
}
