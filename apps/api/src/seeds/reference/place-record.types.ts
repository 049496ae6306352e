/** Names of a place as its sources write them. Serbian comes in both scripts because both are attested, not derived. */
export interface PlaceNames {
  readonly sq: string;
  readonly srLatn: string;
  readonly srCyrl: string;
  readonly en: string;
}

/**
 * How a population figure came to be: `census` (final), `census-preliminary`, `official-estimate` (the statistics
 * agency between censuses), `quoted-estimate` (found in a text, its basis not verified).
 */
export type PopulationStatus = 'census' | 'census-preliminary' | 'official-estimate' | 'quoted-estimate';

/** One population figure, in people, with where it was read. */
export interface PopulationRecord {
  readonly year: number;
  readonly value: number;
  readonly status: PopulationStatus;
  /** Reference date or a warning, in English as noted when the figure was read. */
  readonly remark?: string;
  readonly source: string;
}

/** Facts about a place that are not about its languages or people. `pilotProject7`: one of the seven pilots. */
export type PlaceFlag = 'pilotProject7' | 'census2024Boycotted' | 'noCensus2011' | 'createdAfter2000';

/** Where each fact was read, one sentence per fact. */
export interface FactSources {
  readonly code: string;
  readonly nameSq: string;
  readonly nameSrLatn: string;
  readonly nameSrCyrl: string;
  readonly nameEn: string;
  readonly district: string;
  readonly position: string;
  readonly area: string;
  readonly officialLanguages: string;
}

/** A language that may be in official use too, but that nobody has confirmed from a decision of the municipality. */
export interface LanguageToVerify {
  readonly language: string;
  readonly basis: string;
}

/** A column and a row of the hexagon tile map (odd rows shifted right by half a hexagon). */
export interface Tile {
  readonly col: number;
  readonly row: number;
}

/** A municipality as collected: code of the statistics agency (01–38), WGS 84 degrees, square kilometres. */
export interface MunicipalityRecord {
  readonly code: string;
  readonly slug: string;
  /** Slug of the district, as in the list of districts. */
  readonly district: string;
  readonly name: PlaceNames;
  readonly alternates: {
    readonly sq: readonly string[];
    readonly srLatn: readonly string[];
    readonly en: readonly string[];
  };
  readonly lat: number;
  readonly lon: number;
  readonly areaKm2: number;
  readonly populations: readonly PopulationRecord[];
  /** ISO 639-1 codes; `sr` means Serbian in either script. */
  readonly officialLanguages: readonly string[];
  readonly languagesToVerify: readonly LanguageToVerify[];
  readonly flags: readonly PlaceFlag[];
  readonly tile: Tile;
  readonly sources: FactSources;
}

/** A district and the codes of its municipalities. */
export interface DistrictRecord {
  readonly slug: string;
  readonly name: PlaceNames;
  readonly municipalities: readonly string[];
}
