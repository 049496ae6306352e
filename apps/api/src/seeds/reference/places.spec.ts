import { toLatin } from '@edukom/domain';
import { DISTRICTS } from './data/districts.data.js';
import { MUNICIPALITIES } from './data/municipalities.data.js';
import { MunicipalityRecord } from './place-record.types.js';
import { REFERENCE_PLACES, buildReferencePlaces } from './places.js';

const ofKind = (kind: string) => REFERENCE_PLACES.filter((place) => place.kind === kind);
const bySlug = (slug: string) => REFERENCE_PLACES.find((place) => place.slug === slug);

describe('reference places', () => {
  it('holds one country, seven districts and 38 municipalities', () => {
    expect(ofKind('country')).toHaveLength(1);
    expect(ofKind('district')).toHaveLength(7);
    expect(ofKind('municipality').map((place) => place.code)).toEqual(
      Array.from({ length: 38 }, (_, index) => String(index + 1).padStart(2, '0')),
    );
  });

  it('gives every place a code and a slug of its own', () => {
    expect(new Set(REFERENCE_PLACES.map((place) => place.code)).size).toBe(46);
    expect(new Set(REFERENCE_PLACES.map((place) => place.slug)).size).toBe(46);
  });

  it('lists parents before children, municipality in district in country', () => {
    const kinds = { district: 'country', municipality: 'district', country: undefined };
    REFERENCE_PLACES.forEach((place, index) => {
      const parent = REFERENCE_PLACES.slice(0, index).find((earlier) => earlier.slug === place.parentSlug);
      expect(parent?.kind).toBe(kinds[place.kind]);
    });
  });

  it('names every place in Albanian, Serbian in both scripts, and English', () => {
    for (const { name } of REFERENCE_PLACES) {
      expect(name.sq).toMatch(/^[\p{Script=Latin} ]+$/u);
      expect(name.en).toMatch(/^[\p{Script=Latin} ]+$/u);
      expect(name.latn).toMatch(/^[\p{Script=Latin} ]+$/u);
      expect(name['sr-Cyrl']).toMatch(/^[\p{Script=Cyrillic} ]+$/u);
    }
    expect(bySlug('gjakove')?.name).toEqual({ sq: 'Gjakovë', 'sr-Cyrl': 'Ђаковица', en: 'Gjakova', latn: 'Đakovica' });
  });

  it('writes the Serbian name alike in both scripts', () => {
    for (const { name } of REFERENCE_PLACES) expect(toLatin(name['sr-Cyrl'])).toBe(name.latn);
  });

  it('uses content language keys: Turkish besides the two official languages only where it is official', () => {
    expect(
      ofKind('municipality')
        .filter((place) => place.officialLanguages.includes('tr'))
        .map((p) => p.slug),
    ).toEqual(['prizren', 'mamushe']);
    for (const place of REFERENCE_PLACES) expect(place.officialLanguages.slice(0, 2)).toEqual(['sq', 'sr-Cyrl']);
  });

  it('flags four municipalities that boycotted the census of 2024, and none of their figures is a denominator', () => {
    const boycotted = REFERENCE_PLACES.filter((place) => place.flags.includes('census2024Boycotted'));
    expect(boycotted.map((place) => place.slug)).toEqual(['leposaviq', 'zubin-potok', 'zvecan', 'mitrovice-veriore']);
    for (const place of boycotted) {
      expect(place.populations.filter((p) => p.year === 2024 && p.denominator)).toEqual([]);
      expect(place.populations.filter((p) => p.year === 2014 && p.denominator)).toHaveLength(1);
    }
  });

  it('knows the seven pilots', () => {
    expect(
      REFERENCE_PLACES.filter((place) => place.flags.includes('pilotProject7'))
        .map((p) => p.slug)
        .sort(),
    ).toEqual(['ferizaj', 'gjakove', 'gjilan', 'peje', 'prishtine', 'prizren', 'rahovec']);
  });

  it('sums a population upwards only for a year in which every municipality has one', () => {
    // By hand: Istog 39963 + Klinë 39527 + Pejë 97776; the census of 2024 has no figure for them.
    expect(bySlug('district-peje')?.populations.map((p) => [p.year, p.value])).toEqual([
      [2011, 39289 + 38496 + 96450],
      [2014, 177266],
    ]);
    expect(bySlug('kosovo')?.populations.map((p) => p.year)).toEqual([2014]);
  });

  it('puts each municipality on a tile of its own and says where every fact comes from', () => {
    expect(new Set(ofKind('municipality').map((place) => `${place.tile?.col},${place.tile?.row}`)).size).toBe(38);
    for (const place of REFERENCE_PLACES) {
      expect(Object.values(place.sources).every((source) => source.length > 5)).toBe(true);
      expect(place.populations.every((p) => p.source.length > 5)).toBe(true);
    }
  });
});

describe('buildReferencePlaces', () => {
  const changed = (code: string, change: Partial<MunicipalityRecord>) =>
    MUNICIPALITIES.map((record) => (record.code === code ? { ...record, ...change } : record));
  const cases: [string, readonly MunicipalityRecord[], RegExp][] = [
    ['a code used twice', changed('02', { code: '01' }), /code 01 occurs twice/],
    ['a slug used twice', changed('02', { slug: 'decan' }), /slug decan occurs twice/],
    ['two municipalities on one tile', changed('02', { tile: { col: 1, row: 4 } }), /tile 1,4 occurs twice/],
    ['a wrong district', changed('02', { district: 'peje' }), /gjakove and its district disagree/],
    ['swapped coordinates', changed('02', { lat: 20.4, lon: 42.4 }), /gjakove lies outside Kosovo/],
    [
      'a figure of 0 people',
      changed('02', { populations: [{ year: 2011, value: 0, status: 'census', source: 'x' }] }),
      /bad figure/,
    ],
    ['a missing municipality', MUNICIPALITIES.slice(1), /gjakove names an unknown code 01/],
    [
      'Latin letters in the Cyrillic name',
      changed('20', { name: { sq: 'Prizren', srLatn: 'Prizren', srCyrl: 'Prizren', en: 'Prizren' } }),
      /Cyrillic/,
    ],
  ];

  it.each(cases)('refuses %s', (_, municipalities, message) => {
    expect(() => buildReferencePlaces(municipalities, DISTRICTS)).toThrow(message);
  });
});
