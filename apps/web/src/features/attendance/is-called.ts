import { foldForSearch } from '@edukom/domain';

interface Named {
  readonly givenName: string;
  readonly familyName: string;
}

/** Whether somebody's name holds every typed word, in any script and order; nothing typed: everybody's. */
export function isCalled(typed: string): (person: Named) => boolean {
  const words = foldForSearch(typed).split(' ').filter(Boolean);
  return ({ givenName, familyName }) => {
    const name = foldForSearch(`${givenName} ${familyName}`);
    return words.every((word) => name.includes(word));
  };
}
