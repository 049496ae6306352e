/** How an attempt ended, by the receipt its person got. */
export interface KnownEnd {
  readonly state: 'submitted' | 'expired';
  readonly finishedAt: number;
}

/** A request around a deadline, all times in epoch ms of one clock. */
export interface RacedRequest {
  readonly kind: 'save' | 'submit';
  readonly deadline: number;
  readonly sentAt: number;
  readonly repliedAt: number;
  readonly isAccepted: boolean;
  /** When the server received it, as it says itself; null where it does not say. */
  readonly receivedAt: number | null;
}

/** An attempt at its deadline: how it ended, and all that was asked of it. */
export interface Race {
  readonly end: KnownEnd;
  readonly requests: readonly RacedRequest[];
  readonly graceMs: number;
}

/**
 * What is wrong with how a request was decided; undefined when nothing is. A request counts as received when the server
 * received it, which is between `sentAt` and `repliedAt`. Until the deadline it is taken unless the attempt was submitted
 * before, in the grace also unless it was overtaken, and after that never, whatever a device says.
 */
export function wrongDecision(request: RacedRequest, race: Race): string | undefined {
  const { deadline, sentAt, repliedAt, receivedAt, isAccepted } = request;
  const last = deadline + race.graceMs;
  if (receivedAt !== null && (receivedAt < sentAt || receivedAt > repliedAt))
    return `received ${receivedAt - sentAt} ms after it was sent, answered after ${repliedAt - sentAt} ms`;
  if (isAccepted) {
    const earliest = receivedAt ?? sentAt;
    return earliest > last ? `taken ${earliest - last} ms after deadline and grace` : undefined;
  }
  const latest = receivedAt ?? repliedAt;
  return latest > last || mayBeRefused(request, race)
    ? undefined
    : `refused ${last - latest} ms before deadline and grace were over`;
}

/** Refused in time, and rightly so. */
function mayBeRefused(request: RacedRequest, race: Race): boolean {
  const { state, finishedAt } = race.end;
  return (state === 'submitted' && finishedAt <= request.repliedAt) || wasOvertaken(request, race);
}

/**
 * Whether a request was received in the grace and refused because a later one of the same person, received after the grace,
 * was worked on first and ended the attempt.
 */
export function wasOvertaken(request: RacedRequest, { requests, graceMs }: Race): boolean {
  const { deadline, sentAt, receivedAt, repliedAt, isAccepted } = request;
  const last = deadline + graceMs;
  if (isAccepted || (receivedAt ?? sentAt) <= deadline || (receivedAt ?? repliedAt) > last) return false;
  return requests.some((other) => (other.receivedAt ?? other.repliedAt) > last && other.sentAt <= repliedAt);
}

/** What is wrong with an end: a submit in time ends an attempt when it was received, a late one at the deadline. */
export function wrongEnd({ state, finishedAt }: KnownEnd, submit: RacedRequest, graceMs: number): string | undefined {
  if (state === 'expired')
    return finishedAt === submit.deadline ? undefined : `ended ${finishedAt - submit.deadline} ms from its deadline`;
  return finishedAt > submit.deadline + graceMs ? 'submitted after deadline and grace' : undefined;
}
