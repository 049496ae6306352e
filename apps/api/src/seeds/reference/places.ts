import { DISTRICTS } from './data/districts.data.js';
import { MUNICIPALITIES } from './data/municipalities.data.js';
import { TILE_SOURCE } from './data/sources.data.js';
import {
  DistrictRecord,
  LanguageToVerify,
  MunicipalityRecord,
  PlaceFlag,
  PlaceNames,
  PopulationRecord,
  Tile,
} from './place-record.types.js';
import { checkReferenceData } from './places.check.js';

/** A place name by content language; `latn` is the attested Latin form of the Serbian name. */
export interface ReferencePlaceName {
  readonly sq: string;
  readonly 'sr-Cyrl': string;
  readonly en: string;
  readonly latn: string;
}

/** A population figure, in people. */
export interface ReferencePopulation extends PopulationRecord {
  /** False where the figure must never be divided by: a boycotted census, or a figure of unverified basis. */
  readonly denominator: boolean;
}

/** A place of the Observatory: the country, a district or a municipality, with where each fact comes from. */
export interface ReferencePlace {
  readonly kind: 'country' | 'district' | 'municipality';
  /** `XK`, the slug of the district, or the statistics agency's two digits. Unique among all places. */
  readonly code: string;
  /** Unique among all places: a district is `district-…`, since it shares its name with a municipality. */
  readonly slug: string;
  readonly parentSlug: string | null;
  readonly name: ReferencePlaceName;
  /** Further spellings people search by, in any language. */
  readonly alternates: readonly string[];
  /** Degrees, WGS 84. */
  readonly lat: number;
  readonly lon: number;
  readonly areaKm2: number;
  /** Content language keys (Serbian is `sr-Cyrl`). */
  readonly officialLanguages: readonly string[];
  readonly languagesToVerify: readonly LanguageToVerify[];
  readonly flags: readonly PlaceFlag[];
  readonly populations: readonly ReferencePopulation[];
  readonly tile: Tile | null;
  readonly sources: Readonly<Record<string, string>>;
}

const COUNTRY_SLUG = 'kosovo';

const nameOf = (names: PlaceNames): ReferencePlaceName => ({
  sq: names.sq,
  'sr-Cyrl': names.srCyrl,
  en: names.en,
  latn: names.srLatn,
});

const contentKey = (language: string): string => (language === 'sr' ? 'sr-Cyrl' : language);

const districtSlug = (slug: string): string => `district-${slug}`;

const isDenominator = (population: PopulationRecord, flags: readonly PlaceFlag[]): boolean =>
  population.status !== 'quoted-estimate' && !(population.year === 2024 && flags.includes('census2024Boycotted'));

const municipalityPlace = (record: MunicipalityRecord): ReferencePlace => ({
  kind: 'municipality',
  code: record.code,
  slug: record.slug,
  parentSlug: districtSlug(record.district),
  name: nameOf(record.name),
  alternates: [...new Set([...record.alternates.sq, ...record.alternates.srLatn, ...record.alternates.en])],
  lat: record.lat,
  lon: record.lon,
  areaKm2: record.areaKm2,
  officialLanguages: record.officialLanguages.map(contentKey),
  languagesToVerify: record.languagesToVerify,
  flags: record.flags,
  populations: record.populations.map((p) => ({ ...p, denominator: isDenominator(p, record.flags) })),
  tile: record.tile,
  sources: { ...record.sources, tile: TILE_SOURCE },
});

const usable = (place: ReferencePlace, year: number): ReferencePopulation | undefined =>
  place.populations.find((p) => p.year === year && p.denominator);

/** Sums a year only when every part has a usable figure for it: a partial sum would pass for the whole. */
const summedPopulations = (parts: readonly ReferencePlace[]): ReferencePopulation[] =>
  [...new Set(parts.flatMap((part) => part.populations.map((p) => p.year)))].sort().flatMap((year) => {
    const figures = parts.flatMap((part) => usable(part, year) ?? []);
    const first = figures[0];
    if (!first || figures.length < parts.length) return [];
    const value = figures.reduce((sum, p) => sum + p.value, 0);
    const source = `sum over the municipalities; ${[...new Set(figures.map((p) => p.source))].join('; ')}`;
    return [{ year, value, status: first.status, remark: first.remark, source, denominator: true }];
  });

const round4 = (value: number): number => Math.round(value * 10_000) / 10_000;

/** What a district and the country take from their municipalities. */
const rolledUp = (parts: readonly ReferencePlace[]) => {
  const areaKm2 = parts.reduce((sum, part) => sum + part.areaKm2, 0);
  const weighted = (of: (part: ReferencePlace) => number) =>
    round4(parts.reduce((sum, part) => sum + of(part) * part.areaKm2, 0) / areaKm2);
  return {
    areaKm2,
    lat: weighted((part) => part.lat),
    lon: weighted((part) => part.lon),
    populations: summedPopulations(parts),
    alternates: [],
    officialLanguages: ['sq', 'sr-Cyrl'],
    languagesToVerify: [],
    flags: [],
    tile: null,
  };
};

const derivedSources = {
  position: 'mean of the municipalities, weighted by area',
  area: 'sum over the municipalities',
  officialLanguages: 'Law on the Use of Languages (Albanian and Serbian official everywhere), via ecmikosovo.org',
};

const districtPlace = (record: DistrictRecord, municipalities: readonly ReferencePlace[]): ReferencePlace => ({
  kind: 'district',
  code: districtSlug(record.slug),
  slug: districtSlug(record.slug),
  parentSlug: COUNTRY_SLUG,
  name: nameOf(record.name),
  ...rolledUp(municipalities.filter((place) => record.municipalities.includes(place.code))),
  sources: { ...derivedSources, name: 'the municipality that gives the district its name' },
});

const countryPlace = (municipalities: readonly ReferencePlace[]): ReferencePlace => ({
  kind: 'country',
  code: 'XK',
  slug: COUNTRY_SLUG,
  parentSlug: null,
  name: { sq: 'Kosovë', 'sr-Cyrl': 'Косово', en: 'Kosovo', latn: 'Kosovo' },
  ...rolledUp(municipalities),
  alternates: ['Kosova'],
  sources: { ...derivedSources, code: 'user-assigned code of ISO 3166-1, as the European Union uses it' },
});

/**
 * Checks the collected records and turns them into places: the country first, then districts, then municipalities.
 * @throws Error naming the first broken rule (duplicate or missing code, district or tile; a name left empty …).
 */
export const buildReferencePlaces = (
  municipalities: readonly MunicipalityRecord[],
  districts: readonly DistrictRecord[],
): ReferencePlace[] => {
  checkReferenceData(municipalities, districts);
  const places = municipalities.map(municipalityPlace);
  return [countryPlace(places), ...districts.map((district) => districtPlace(district, places)), ...places];
};

/** 1 country, 7 districts, 38 municipalities: parents come before their children. */
export const REFERENCE_PLACES: readonly ReferencePlace[] = buildReferencePlaces(MUNICIPALITIES, DISTRICTS);
