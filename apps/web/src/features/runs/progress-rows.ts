import type { LearnerProgress } from '@edukom/contracts';
import { STUCK_CODES, type StuckCode } from '@edukom/domain';

export const PROGRESS_SORTS = ['name', 'share', 'seen'] as const;
export type ProgressSort = (typeof PROGRESS_SORTS)[number];

/** Which of the people are looked at, and in which order; lives in the address. */
export interface ProgressFilter {
  readonly search: string;
  /** `stuck`: any reason; one reason; `open`: not finished; `done`: finished; '': everybody. */
  readonly show: '' | 'stuck' | 'open' | 'done' | StuckCode;
  readonly sort: ProgressSort;
  readonly isDescending: boolean;
}

export const SHOWN = ['stuck', ...STUCK_CODES, 'open', 'done'] as const;

const nameOf = ({ familyName, givenName }: LearnerProgress): string => `${familyName} ${givenName}`;

function isShown({ stuck, isCompleted }: LearnerProgress, show: ProgressFilter['show']): boolean {
  switch (show) {
    case '':
      return true;
    case 'open':
      return !isCompleted;
    case 'done':
      return isCompleted;
    case 'stuck':
      return stuck.length > 0;
    default:
      return stuck.some(({ code }) => code === show);
  }
}

/** The rows of a table of progress. `matches`: whether a name fits what is searched, in any script. */
export function progressRows(
  people: readonly LearnerProgress[],
  { search, show, sort, isDescending }: ProgressFilter,
  locale: string,
  fold: (text: string) => string,
): LearnerProgress[] {
  const wanted = fold(search);
  const order = new Intl.Collator(locale).compare;
  const compare = (a: LearnerProgress, b: LearnerProgress): number => {
    if (sort === 'share' && a.share !== b.share) return a.share - b.share;
    // Never seen comes before every day.
    const [seenA, seenB] = [a.lastSeenOn ?? '', b.lastSeenOn ?? ''];
    if (sort === 'seen' && seenA !== seenB) return seenA < seenB ? -1 : 1;
    return order(nameOf(a), nameOf(b));
  };
  const rows = people.filter((person) => isShown(person, show) && fold(nameOf(person)).includes(wanted)).sort(compare);
  return isDescending ? rows.reverse() : rows;
}
