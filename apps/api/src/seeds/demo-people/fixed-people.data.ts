import { DemoOfficial, DemoPerson, DemoLocale, NameScript } from './demo-person.types.js';
import { NameCommunity } from './names.data.js';
import { DEMO_DEPARTMENTS } from './posts.data.js';

/** A person written by hand, who takes the place of a generated one. */
export interface FixedPerson {
  readonly municipalitySlug: string;
  readonly community: NameCommunity;
  readonly givenName: string;
  readonly familyName: string;
  readonly script: NameScript;
  readonly gender: 'female' | 'male';
  readonly preferredLocale: DemoLocale;
}

const fixed = (
  municipalitySlug: string,
  community: NameCommunity,
  name: string,
  gender: 'female' | 'male',
  preferredLocale: DemoLocale,
): FixedPerson => {
  const [givenName = '', familyName = ''] = name.split(' ');
  const script = /\p{Script=Cyrillic}/u.test(name) ? 'Cyrl' : 'Latn';
  return { municipalitySlug, community, givenName, familyName, script, gender, preferredLocale };
};

/**
 * People of the finished run whose names try search, sorting and printing: the same surname in two scripts, the same
 * full name in two scripts (two people, not a duplicate), a surname that is also a place, dotted and dotless i.
 * Between them they hold every letter that is easily lost, whatever the seed.
 */
export const FIXED_PEOPLE: readonly FixedPerson[] = [
  fixed('gracanice', 'serbian', 'Милица Ђорђевић', 'female', 'sr-Cyrl'),
  fixed('shterpce', 'serbian', 'Jovana Đorđević', 'female', 'sr-Latn'),
  fixed('gracanice', 'serbian', 'Његош Џамић', 'male', 'sr-Cyrl'),
  fixed('gracanice', 'serbian', 'Љиљана Ћирић', 'female', 'sr-Latn'),
  fixed('shterpce', 'serbian', 'Njegoš Džamić', 'male', 'sr-Latn'),
  fixed('prishtine', 'albanian', 'Yllka Gjakova', 'female', 'sq'),
  fixed('peje', 'albanian', 'Çlirim Gjakova', 'male', 'sq'),
  fixed('mamushe', 'turkish', 'Işıl Şahin', 'female', 'en'),
  fixed('mamushe', 'turkish', 'Özlem Değirmenci', 'female', 'sq'),
  fixed('prizren', 'turkish', 'Ümit Güleç', 'male', 'sq'),
  fixed('prizren', 'turkish', 'İsmail Şahin', 'male', 'sq'),
  fixed('peje', 'bosnian', 'Đulsa Čolaković', 'female', 'sr-Latn'),
  fixed('mitrovice-jugore', 'albanian', 'Gëzime Çeliku', 'female', 'sq'),
];

/** The two trainers of the demo. */
export const DEMO_TRAINERS: readonly DemoPerson[] = [
  {
    givenName: 'Rrezarta',
    familyName: 'Llapashtica',
    script: 'Latn',
    gender: 'female',
    email: 'rrezarta.llapashtica@trainers.example',
    preferredLocale: 'sq',
  },
  {
    givenName: 'Срђан',
    familyName: 'Љубисављевић',
    script: 'Cyrl',
    gender: 'male',
    email: 'srdjan.ljubisavljevic@trainers.example',
    preferredLocale: 'sr-Cyrl',
  },
];

const [administration, finance] = DEMO_DEPARTMENTS;
if (!administration || !finance) throw new Error('the demo needs its first two directorates');
const coordinator = {
  sq: 'Koordinator për zhvillimin e personelit',
  'sr-Cyrl': 'Координатор за развој особља',
  en: 'Staff development coordinator',
};

/** The focal points of two pilots. They supervise; they are in no run. */
export const DEMO_FOCAL_POINTS: readonly DemoOfficial[] = [
  {
    givenName: 'Shkëlzen',
    familyName: 'Përvetica',
    script: 'Latn',
    gender: 'male',
    email: 'shkelzen.pervetica@prishtine.example',
    preferredLocale: 'sq',
    municipalitySlug: 'prishtine',
    department: administration.name,
    positionTitle: coordinator,
  },
  {
    givenName: 'Gülşen',
    familyName: 'Koloğlu',
    script: 'Latn',
    gender: 'female',
    email: 'gulsen.kologlu@prizren.example',
    preferredLocale: 'en',
    municipalitySlug: 'prizren',
    department: finance.name,
    positionTitle: coordinator,
  },
];
