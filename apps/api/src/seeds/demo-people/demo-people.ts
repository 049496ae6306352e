import { asciiLetters } from './ascii-letters.js';
import { DemoLocale, DemoOfficial, DemoOfficials } from './demo-person.types.js';
import { DEMO_FOCAL_POINTS, DEMO_TRAINERS, FIXED_PEOPLE, FixedPerson } from './fixed-people.data.js';
import { NAMES, NameCommunity, RESERVED_FULL_NAMES } from './names.data.js';
import { DEMO_MUNICIPALITIES, Head } from './plan.data.js';
import { DEMO_DEPARTMENTS } from './posts.data.js';
import { Random, mulberry32, pick } from './random.js';

/** The seed of the demo data that ships. */
export const DEMO_SEED = 20_260_901;

/** Interface languages people choose, by the language of their name; repeated entries weigh more. */
const LOCALES: Readonly<Record<NameCommunity, readonly DemoLocale[]>> = {
  albanian: ['sq', 'sq', 'sq', 'sq', 'sq', 'sq', 'sq', 'en'],
  serbian: ['sr-Cyrl', 'sr-Cyrl', 'sr-Cyrl', 'sr-Latn'],
  // The interface has no Turkish or Bosnian yet: people take what they read best.
  turkish: ['sq', 'sq', 'en'],
  bosnian: ['sr-Latn', 'sr-Latn', 'sq'],
};

const COMMUNITIES: readonly NameCommunity[] = ['albanian', 'serbian', 'turkish', 'bosnian'];

const foldedName = (givenName: string, familyName: string): string =>
  `${asciiLetters(givenName)} ${asciiLetters(familyName)}`;

/** What the maker of people keeps in mind: numbers to draw from, names and addresses already given away. */
interface Draw {
  readonly random: Random;
  readonly names: Set<string>;
  readonly emails: Set<string>;
}

const freeEmail = (givenName: string, familyName: string, slug: string, draw: Draw): string => {
  const base = `${asciiLetters(givenName)}.${asciiLetters(familyName)}`;
  for (let number = 1; ; number += 1) {
    const email = `${base}${number === 1 ? '' : number}@${slug}.example`;
    if (draw.emails.has(email)) continue;
    draw.emails.add(email);
    return email;
  }
};

/** Draws until the name is new, compared without marks and script, and no person in public life bears it. */
const freshPerson = (municipalitySlug: string, community: NameCommunity, female: boolean, draw: Draw): FixedPerson => {
  const list = NAMES[community];
  for (;;) {
    const givenName = pick(female ? list.female : list.male, draw.random);
    const familyName = pick(list.family, draw.random);
    const name = foldedName(givenName, familyName);
    if (draw.names.has(name) || RESERVED_FULL_NAMES.has(name)) continue;
    draw.names.add(name);
    return {
      municipalitySlug,
      community,
      givenName,
      familyName,
      script: community === 'serbian' ? 'Cyrl' : 'Latn',
      gender: female ? 'female' : 'male',
      preferredLocale: pick(LOCALES[community], draw.random),
    };
  }
};

const official = ({ community: _, ...person }: FixedPerson, draw: Draw): DemoOfficial => {
  const department = pick(DEMO_DEPARTMENTS, draw.random);
  return {
    ...person,
    department: department.name,
    positionTitle: pick(department.positions, draw.random),
    email: freeEmail(person.givenName, person.familyName, person.municipalitySlug, draw),
  };
};

const groupOf = (slug: string, head: Head, fixedPeople: readonly FixedPerson[], draw: Draw): DemoOfficial[] =>
  COMMUNITIES.flatMap((community) => {
    const fixed = fixedPeople.filter((p) => p.municipalitySlug === slug && p.community === community);
    const drawn = Array.from({ length: (head[community] ?? 0) - fixed.length }, (_, index) =>
      freshPerson(slug, community, index % 2 === 0, draw),
    );
    return [...fixed, ...drawn].map((person) => official(person, draw));
  });

/**
 * The officials of the demo, the same for the same seed: 125 in the finished run over twelve municipalities, 60 in the
 * run in progress over six of them, and ten who ask for a place in the next. Names, apart from one deliberate pair, and all addresses occur once.
 * @param seed any integer.
 * @param random the numbers to draw from, seeded; given by tests.
 */
export const makeDemoOfficials = (seed: number = DEMO_SEED, random: Random = mulberry32(seed)): DemoOfficials => {
  const known = [...FIXED_PEOPLE, ...DEMO_TRAINERS, ...DEMO_FOCAL_POINTS];
  const draw: Draw = {
    random,
    names: new Set(known.map((person) => foldedName(person.givenName, person.familyName))),
    emails: new Set([...DEMO_TRAINERS, ...DEMO_FOCAL_POINTS].map((person) => person.email)),
  };
  const finishedRun = DEMO_MUNICIPALITIES.flatMap((m) => groupOf(m.slug, m.finishedRun, FIXED_PEOPLE, draw));
  const currentRun = DEMO_MUNICIPALITIES.flatMap((m) => groupOf(m.slug, m.currentRun ?? {}, [], draw));
  const nextRun = DEMO_MUNICIPALITIES.flatMap((m) => groupOf(m.slug, m.nextRun ?? {}, [], draw));
  return { finishedRun, currentRun, nextRun };
};
