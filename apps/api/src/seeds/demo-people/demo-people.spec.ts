import fc from 'fast-check';
import { REFERENCE_PLACES } from '../reference/places.js';
import { asciiLetters } from './ascii-letters.js';
import { makeDemoOfficials } from './demo-people.js';
import { DemoOfficial } from './demo-person.types.js';
import { DEMO_FOCAL_POINTS, DEMO_TRAINERS } from './fixed-people.data.js';
import { NAMES, RESERVED_FULL_NAMES } from './names.data.js';

const people = makeDemoOfficials();
const all = [...people.finishedRun, ...people.currentRun, ...people.nextRun];

const headCount = (group: readonly DemoOfficial[]) => {
  const counts: Record<string, number> = {};
  for (const { municipalitySlug } of group) counts[municipalitySlug] = (counts[municipalitySlug] ?? 0) + 1;
  return counts;
};

const fullName = (person: { givenName: string; familyName: string }) => `${person.givenName} ${person.familyName}`;
const named = (name: string) => all.find((person) => fullName(person) === name);
const inMunicipality = (slug: string) => all.filter((person) => person.municipalitySlug === slug);

describe('demo officials', () => {
  it('send 125 people to the finished run: five municipalities with 15 or more, four with 5–9, three below 5', () => {
    expect(headCount(people.finishedRun)).toEqual({
      prishtine: 21,
      prizren: 19,
      peje: 18,
      gjilan: 16,
      'mitrovice-jugore': 16,
      gracanice: 8,
      rahovec: 7,
      shterpce: 6,
      novoberde: 5,
      dragash: 4,
      mamushe: 3,
      partesh: 2,
    });
    expect(people.finishedRun).toHaveLength(125);
  });

  it('send 60 to the run in progress, over six of those municipalities', () => {
    expect(headCount(people.currentRun)).toEqual({
      prishtine: 14,
      prizren: 12,
      peje: 11,
      gjilan: 10,
      'mitrovice-jugore': 6,
      gracanice: 7,
    });
  });

  it('ask for ten places in the next run', () => {
    expect(headCount(people.nextRun)).toEqual({
      prishtine: 2,
      prizren: 3,
      peje: 1,
      gjilan: 1,
      'mitrovice-jugore': 1,
      gracanice: 2,
    });
  });

  it('work in municipalities that exist', () => {
    const slugs = REFERENCE_PLACES.filter((place) => place.kind === 'municipality').map((place) => place.slug);
    for (const { municipalitySlug } of [...all, ...DEMO_FOCAL_POINTS]) expect(slugs).toContain(municipalitySlug);
  });

  it('are the same for the same seed and others for another', () => {
    expect(makeDemoOfficials()).toEqual(people);
    expect(makeDemoOfficials(7).finishedRun.map(fullName)).not.toEqual(people.finishedRun.map(fullName));
  });

  it('fit their municipality: Serbian names where Serbs are the majority, Turkish in Mamusha', () => {
    expect(inMunicipality('partesh').every((person) => NAMES.serbian.family.includes(person.familyName))).toBe(true);
    expect(inMunicipality('mamushe').every((person) => NAMES.turkish.family.includes(person.familyName))).toBe(true);
    expect(inMunicipality('gracanice').filter((person) => person.script === 'Cyrl')).toHaveLength(16);
    expect(inMunicipality('dragash').some((person) => NAMES.bosnian.family.includes(person.familyName))).toBe(true);
  });

  it('carry every letter that is easily lost, for any seed', () => {
    const missing = (seed: number) => {
      const names = makeDemoOfficials(seed).finishedRun.map(fullName).join(' ');
      const small = names.toLowerCase();
      return [
        ...[...'ÇЂЉЊЏĐČŞİÖÜ'].filter((letter) => !names.includes(letter)),
        ...[...'ëçђљњћџđžščćşğıöü'].filter((letter) => !small.includes(letter)),
      ];
    };
    fc.assert(
      fc.property(fc.integer(), (seed) => expect(missing(seed)).toEqual([])),
      { numRuns: 25 },
    );
  });

  it('include the pairs that try search and sorting', () => {
    expect(named('Милица Ђорђевић')).toMatchObject({ script: 'Cyrl', municipalitySlug: 'gracanice' });
    expect(named('Jovana Đorđević')).toMatchObject({ script: 'Latn', municipalitySlug: 'shterpce' });
    expect(named('Његош Џамић')?.email).toBe('njegos.dzamic@gracanice.example');
    expect(named('Njegoš Džamić')?.email).toBe('njegos.dzamic@shterpce.example');
    expect(named('Yllka Gjakova')?.municipalitySlug).toBe('prishtine');
    expect(named('Işıl Şahin')?.email).toBe('isil.sahin@mamushe.example');
    expect(named('İsmail Şahin')?.email).toBe('ismail.sahin@prizren.example');
  });

  it('have trainers and focal points who are nobody else', () => {
    expect(DEMO_TRAINERS).toHaveLength(2);
    const pilots = REFERENCE_PLACES.filter((place) => place.flags.includes('pilotProject7')).map((place) => place.slug);
    expect(DEMO_FOCAL_POINTS.map((person) => pilots.includes(person.municipalitySlug))).toEqual([true, true]);
    const emails = [...all, ...DEMO_TRAINERS, ...DEMO_FOCAL_POINTS].map((person) => person.email);
    expect(new Set(emails).size).toBe(199);
  });

  it('have, for any seed, unique addresses in ASCII, names in one script, and no name of a public figure', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const made = makeDemoOfficials(seed);
        const group = [...made.finishedRun, ...made.currentRun, ...made.nextRun];
        expect(new Set(group.map((person) => person.email)).size).toBe(195);
        // 194 folded names for 195 people: one pair bears the same name in two scripts on purpose.
        expect(new Set(group.map((person) => asciiLetters(fullName(person)))).size).toBe(194);
        for (const person of group) {
          expect(person.email).toMatch(/^[a-z]+\.[a-z]+\d*@[a-z-]+\.example$/);
          const letters = person.script === 'Cyrl' ? /^[\p{Script=Cyrillic} ]+$/u : /^[\p{Script=Latin} ]+$/u;
          expect(fullName(person)).toMatch(letters);
          expect(RESERVED_FULL_NAMES.has(`${asciiLetters(person.givenName)} ${asciiLetters(person.familyName)}`)).toBe(
            false,
          );
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('asciiLetters', () => {
  it.each([
    ['Ђорђевић', 'djordjevic'],
    ['Đorđević', 'djordjevic'],
    ['Љиљана', 'ljiljana'],
    ['Džamić', 'dzamic'],
    ['Gjakovë', 'gjakove'],
    ['Çlirim', 'clirim'],
    ['Işıl', 'isil'],
    ['İsmail', 'ismail'],
    ['Değirmenci', 'degirmenci'],
    ["D'Elia", 'delia'],
  ])('writes %s as %s', (name, ascii) => expect(asciiLetters(name)).toBe(ascii));
});
