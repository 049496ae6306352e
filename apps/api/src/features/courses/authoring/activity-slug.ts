import { foldForSearch } from '@edukom/domain';

const MOST_LETTERS = 60;

/** A name for an activity from its title, in small Latin letters, that none of the taken ones is. */
export function freeSlug(title: string, fallback: string, taken: readonly string[]): string {
  const folded = foldForSearch(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_LETTERS)
    .replaceAll(/^-+|-+$/g, '');
  const base = folded === '' ? fallback : folded;
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number += 1) {
    const slug = `${base}-${number}`;
    if (!taken.includes(slug)) return slug;
  }
}
