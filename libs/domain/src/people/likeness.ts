import { foldForSearch } from '../text/fold.js';
import { nameKey } from './name-key.js';

/** What of somebody is looked at to find the same person twice. Days are `YYYY-MM-DD`. */
export interface PersonTraits {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly birthDate: string | null;
  /** Where they work now. */
  readonly institutionId: string | null;
}

/** Why two people may be one, the name first: spelt alike, sounding alike, or sharing a part of it. */
export const LIKENESSES = ['name', 'name-sound', 'name-part', 'birth-date', 'email', 'institution'] as const;
export type Likeness = (typeof LIKENESSES)[number];

const WEIGHTS: Readonly<Record<Likeness, number>> = {
  name: 50,
  'name-sound': 40,
  'name-part': 15,
  'birth-date': 40,
  email: 30,
  institution: 10,
};
/** Two dates of birth that differ: taken off. */
const OTHER_BIRTH_DATE = 45;
/** Below it two people are not worth a look. */
const WORTH_A_LOOK = 40;
/** A shorter part before the @ (`info`, `a.k`) is many people's. */
const LONG_ENOUGH = 5;

const spelt = ({ givenName, familyName }: PersonTraits): string =>
  foldForSearch(`${givenName} ${familyName}`).split(' ').sort().join(' ');

function nameLikeness(one: PersonTraits, other: PersonTraits): Likeness | null {
  const [key, otherKey] = [nameKey(one.givenName, one.familyName), nameKey(other.givenName, other.familyName)];
  if (key === '' || otherKey === '') return null;
  if (key === otherKey) return spelt(one) === spelt(other) ? 'name' : 'name-sound';
  const words = new Set(key.split(' '));
  return otherKey.split(' ').some((word) => words.has(word)) ? 'name-part' : null;
}

const mailbox = (email: string | null): string => (email ?? '').split('@', 1)[0] ?? '';

function isSameMailbox(one: PersonTraits, other: PersonTraits): boolean {
  const name = mailbox(one.email);
  return name.length >= LONG_ENOUGH && name === mailbox(other.email);
}

const isBoth = (one: string | null, other: string | null): boolean => one !== null && one === other;

/**
 * How likely two people are one: the reasons, and a weight from 40 to 130 to rank pairs by (only its order means
 * anything). Null when it is not worth a look: no part of the name is shared, too little else speaks for it, or two dates
 * of birth speak against it. Symmetric. The part of an address before the @ counts, not the whole: that is unique.
 */
export function likenessOf(
  one: PersonTraits,
  other: PersonTraits,
): { readonly reasons: readonly Likeness[]; readonly weight: number } | null {
  const name = nameLikeness(one, other);
  if (!name) return null;
  const reasons: Likeness[] = [name];
  if (isBoth(one.birthDate, other.birthDate)) reasons.push('birth-date');
  if (isSameMailbox(one, other)) reasons.push('email');
  if (isBoth(one.institutionId, other.institutionId)) reasons.push('institution');
  const isOther = one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate;
  const weight = reasons.reduce((sum, reason) => sum + WEIGHTS[reason], isOther ? -OTHER_BIRTH_DATE : 0);
  return weight < WORTH_A_LOOK ? null : { reasons, weight };
}
