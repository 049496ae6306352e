import type { Renewal } from '@edukom/domain';

/** Columns of `course_renewal` as a row has them when there may be none. */
export interface RenewalColumns {
  renewal_kind: Renewal['kind'] | null;
  renewal_months: number | null;
  opens_days: number | null;
  anchored_on: string | null;
}

/** The renewal a row tells of; null when there is none. */
export function renewalOf({ renewal_kind, renewal_months, opens_days, anchored_on }: RenewalColumns): Renewal | null {
  if (renewal_kind === null || renewal_months === null) return null;
  return renewal_kind === 'rolling'
    ? { kind: 'rolling', months: renewal_months, opensDays: opens_days ?? 0 }
    : { kind: 'fixed', months: renewal_months, anchoredOn: anchored_on ?? '' };
}
