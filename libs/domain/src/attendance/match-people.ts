import { foldForSearch } from '../text/fold.js';

/** Somebody on the list of a run. */
export interface ListedPerson {
  readonly enrolmentId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

/** Whom a name and an address mean; `suggested` is somebody to be confirmed by hand. */
export type PersonMatch =
  | { readonly by: 'email' | 'name'; readonly enrolmentId: string }
  | { readonly by: null; readonly suggested: string | null };

const wordsOf = (name: string): string[] => foldForSearch(name).split(' ').filter(Boolean);
const keyOf = (words: readonly string[]): string => [...words].sort().join(' ');
/** Given name and family name, in whatever order. */
const MIN_WORDS = 2;

/** A name as it was shown, without what stands in brackets, and what stands there: "Ana (Ana Krasniqi)", "Ana Krasniqi (Guest)". */
const namesIn = (shown: string): string[][] => {
  const inside = [...shown.matchAll(/\(([^()]*)\)/g)].map(([, text]) => text ?? '');
  return [shown.replace(/\([^()]*\)/g, ' '), ...inside, shown].map(wordsOf).filter((words) => words.length > 0);
};

/** The only one of its kind; null when there is none or more than one. */
const only = <T>(items: readonly T[]): T | null => (items.length === 1 ? (items[0] ?? null) : null);

/**
 * Finds people of a list by e-mail, else by their whole name in any order, script and spelling. A name that two people share
 * means nobody; a part of a name that fits one person alone is a suggestion.
 */
export function personMatcher(list: readonly ListedPerson[]): (shown: string, email: string) => PersonMatch {
  const people = list.map((person) => ({
    enrolmentId: person.enrolmentId,
    email: person.email.toLowerCase(),
    words: wordsOf(`${person.givenName} ${person.familyName}`),
  }));
  const byName = Map.groupBy(people, ({ words }) => keyOf(words));
  const byEmail = Map.groupBy(
    people.filter(({ email }) => email !== ''),
    ({ email }) => email,
  );
  return (shown, email) => {
    const addressed = only(byEmail.get(email.trim().toLowerCase()) ?? []);
    if (addressed) return { by: 'email', enrolmentId: addressed.enrolmentId };
    const names = namesIn(shown);
    for (const words of names) {
      const named = words.length >= MIN_WORDS ? only(byName.get(keyOf(words)) ?? []) : null;
      if (named) return { by: 'name', enrolmentId: named.enrolmentId };
    }
    const partly = (words: readonly string[]) =>
      people.filter((one) => words.every((word) => one.words.includes(word)) || covers(words, one.words));
    const suggested = names.map((words) => only(partly(words))).find((one) => one !== null);
    return { by: null, suggested: suggested?.enrolmentId ?? null };
  };
}

const covers = (words: readonly string[], name: readonly string[]): boolean =>
  name.length >= MIN_WORDS && name.every((word) => words.includes(word));
