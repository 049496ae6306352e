import { foldForSearch } from '@edukom/domain';

/** An affiliation as far as placing another beside it goes. Days are `YYYY-MM-DD`; null: without beginning or end. */
export interface HeldAffiliation {
  /** Null as long as it is only planned. */
  readonly id: string | null;
  readonly institutionId: string;
  readonly department: string;
  /** What tells departments apart: the institution and the folded name. */
  readonly place: string;
  readonly position: string;
  readonly isPrimary: boolean;
  readonly from: string | null;
  /** The first day on which it holds no more. */
  readonly until: string | null;
}

/** What a row asks for. */
export interface WantedAffiliation {
  readonly institutionId: string;
  readonly department: string;
  readonly place: string;
  /** Empty: says nothing of it. */
  readonly position: string;
  readonly from: string;
  readonly until: string | null;
}

export type Placing =
  | { readonly result: 'same' }
  | { readonly result: 'overlaps' }
  | { readonly result: 'added'; readonly next: readonly HeldAffiliation[] }
  | { readonly result: 'changed'; readonly next: readonly HeldAffiliation[]; readonly former: HeldAffiliation };

/** What the position is called then: the spelling that is there stays where both fold alike, for that is one position. */
export const positionAfter = (former: HeldAffiliation, wanted: Pick<WantedAffiliation, 'position'>): string =>
  wanted.position === '' || foldForSearch(wanted.position) === foldForSearch(former.position)
    ? former.position
    : wanted.position;

type Span = Pick<HeldAffiliation, 'from' | 'until'>;
const startsBefore = (a: Span, b: Span): boolean => a.from === null || b.until === null || a.from < b.until;
const overlap = (a: Span, b: Span): boolean => startsBefore(a, b) && startsBefore(b, a);

function change(held: readonly HeldAffiliation[], former: HeldAffiliation, wanted: WantedAffiliation): Placing {
  const position = positionAfter(former, wanted);
  if (position === former.position && wanted.until === former.until) return { result: 'same' };
  const changed = { ...former, position, until: wanted.until };
  const isInTheWay = (other: HeldAffiliation): boolean =>
    other !== former &&
    overlap(other, changed) &&
    (other.place === changed.place || (other.isPrimary && changed.isPrimary));
  if (held.some(isInTheWay)) return { result: 'overlaps' };
  return { result: 'changed', former, next: held.map((one) => (one === former ? changed : one)) };
}

/** One that goes on is where somebody works from its first day: what was until then ends the day before. */
function move(held: readonly HeldAffiliation[], wanted: WantedAffiliation): Placing {
  const ended = held.filter((one) => (one.isPrimary || one.place === wanted.place) && overlap(one, wanted));
  if (ended.some((one) => one.from !== null && one.from >= wanted.from)) return { result: 'overlaps' };
  const next = held.map((one) => (ended.includes(one) ? { ...one, until: wanted.from } : one));
  return { result: 'added', next: [...next, { ...wanted, id: null, isPrimary: true }] };
}

/** One that is over is history: beside a main one of that time it is a second one. */
function remember(held: readonly HeldAffiliation[], wanted: WantedAffiliation): Placing {
  const beside = held.filter((one) => overlap(one, wanted));
  if (beside.some((one) => one.place === wanted.place)) return { result: 'overlaps' };
  return { result: 'added', next: [...held, { ...wanted, id: null, isPrimary: !beside.some((one) => one.isPrimary) }] };
}

/**
 * Lays an affiliation beside those somebody has, so that none overlaps another in one department and one at a time is the
 * main one. The same department from the same day is the same affiliation: its end and position may change.
 */
export function placeAffiliation(held: readonly HeldAffiliation[], wanted: WantedAffiliation): Placing {
  const former = held.find((one) => one.place === wanted.place && one.from === wanted.from);
  if (former) return change(held, former, wanted);
  return wanted.until === null ? move(held, wanted) : remember(held, wanted);
}
