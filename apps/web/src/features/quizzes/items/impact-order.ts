import type { CorrectedPerson } from '@edukom/contracts';

type Turn = Pick<CorrectedPerson, 'hasPassed' | 'isEligible'>;

const isTurned = ({ hasPassed, isEligible }: Turn): boolean =>
  hasPassed.from !== hasPassed.to || (isEligible !== null && isEligible.from !== isEligible.to);

/** Those first for whom more than points changes; each part in the order it came in. */
export const turnedFirst = <T extends Turn>(people: readonly T[]): T[] => [
  ...people.filter(isTurned),
  ...people.filter((person) => !isTurned(person)),
];
