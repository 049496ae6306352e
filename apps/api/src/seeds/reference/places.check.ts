import { DistrictRecord, MunicipalityRecord, PlaceNames } from './place-record.types.js';

const insist = (holds: boolean, message: string): void => {
  if (!holds) throw new Error(`reference data: ${message}`);
};

const insistUnique = (values: readonly string[], what: string): void => {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  insist(twice === undefined, `${what} ${twice} occurs twice`);
};

const checkNames = (names: PlaceNames, slug: string): void => {
  insist(/^[a-z]+(-[a-z]+)*$/.test(slug), `slug ${slug} is not lower-case ASCII`);
  insist(/^[\p{Script=Latin} ]+$/u.test(names.sq), `${slug} has no Albanian name`);
  insist(/^[\p{Script=Latin} ]+$/u.test(names.en), `${slug} has no English name`);
  insist(/^[\p{Script=Latin} ]+$/u.test(names.srLatn), `${slug} has no Serbian name in Latin`);
  insist(/^[\p{Script=Cyrillic} ]+$/u.test(names.srCyrl), `${slug} has no Serbian name in Cyrillic`);
};

const checkFigures = (record: MunicipalityRecord): void => {
  // The box around Kosovo, rounded outwards: a swapped pair of coordinates falls outside it.
  insist(record.lat > 41.8 && record.lat < 43.3, `${record.slug} lies outside Kosovo (latitude ${record.lat})`);
  insist(record.lon > 20 && record.lon < 21.8, `${record.slug} lies outside Kosovo (longitude ${record.lon})`);
  insist(record.areaKm2 > 0, `${record.slug} has no area`);
  insist(record.populations.length > 0, `${record.slug} has no population figure`);
  for (const { value, year, source } of record.populations)
    insist(Number.isInteger(value) && value > 0 && source !== '', `${record.slug} has a bad figure for ${year}`);
};

const checkMunicipality = (record: MunicipalityRecord, districts: readonly DistrictRecord[]): void => {
  insist(/^\d\d$/.test(record.code), `code ${record.code} of ${record.slug} is not two digits`);
  checkNames(record.name, record.slug);
  checkFigures(record);
  insist(
    ['sq', 'sr'].every((language) => record.officialLanguages.includes(language)),
    `${record.slug} lacks Albanian or Serbian, which are official everywhere`,
  );
  const holders = districts.filter((district) => district.municipalities.includes(record.code));
  insist(holders.length === 1, `${record.slug} lies in ${holders.length} districts`);
  insist(holders[0]?.slug === record.district, `${record.slug} and its district disagree`);
};

/**
 * Checks the collected records against each other.
 * @throws Error naming the first rule that does not hold.
 */
export const checkReferenceData = (
  municipalities: readonly MunicipalityRecord[],
  districts: readonly DistrictRecord[],
): void => {
  insistUnique(
    municipalities.map((record) => record.code),
    'code',
  );
  insistUnique(
    municipalities.map((record) => record.slug),
    'slug',
  );
  insistUnique(
    municipalities.map((record) => `${record.tile.col},${record.tile.row}`),
    'tile',
  );
  insistUnique(
    districts.map((record) => record.slug),
    'district',
  );
  for (const district of districts) {
    checkNames(district.name, district.slug);
    for (const code of district.municipalities)
      insist(
        municipalities.some((record) => record.code === code),
        `${district.slug} names an unknown code ${code}`,
      );
  }
  for (const record of municipalities) checkMunicipality(record, districts);
};
