/** What can happen to an edition of a certificate. Expiring is not an event: it is computed. */
export const CERTIFICATE_EVENT_KINDS = ['issued', 'revoked', 'superseded', 'reinstated'] as const;
export type CertificateEventKind = (typeof CERTIFICATE_EVENT_KINDS)[number];

export type EditionState = CertificateEventKind | 'expired';

/** What may follow what. A superseded edition stays superseded: its successor is the one to act on. */
const FOLLOWERS: Readonly<Record<CertificateEventKind | 'nothing', readonly CertificateEventKind[]>> = {
  nothing: ['issued'],
  issued: ['revoked', 'superseded'],
  revoked: ['reinstated', 'superseded'],
  reinstated: ['revoked', 'superseded'],
  superseded: [],
};

const lastOf = (kinds: readonly CertificateEventKind[]): CertificateEventKind | 'nothing' =>
  kinds.reduce<CertificateEventKind | 'nothing'>(
    (state, kind) => (FOLLOWERS[state].includes(kind) ? kind : state),
    'nothing',
  );

/** Whether `kind` may be the next event of an edition with these events, oldest first. */
export function isEventAllowed(kinds: readonly CertificateEventKind[], kind: CertificateEventKind): boolean {
  return FOLLOWERS[lastOf(kinds)].includes(kind);
}

/**
 * The state of an edition at `now` from its events, oldest first (the order of the chain, not of the clock).
 * An issued or reinstated edition is `expired` from the instant `validUntil` (epoch ms, null: no end) on; a revoked or
 * superseded one keeps that state. An event that may not follow is ignored. Null when it was never issued.
 */
export function editionState(
  kinds: readonly CertificateEventKind[],
  now: number,
  validUntil: number | null,
): EditionState | null {
  const last = lastOf(kinds);
  if (last === 'nothing') return null;
  const isValid = last === 'issued' || last === 'reinstated';
  return isValid && validUntil !== null && now >= validUntil ? 'expired' : last;
}
