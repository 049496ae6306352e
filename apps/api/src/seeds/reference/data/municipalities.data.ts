import { MunicipalityRecord } from '../place-record.types.js';
import { FERIZAJ_MUNICIPALITIES } from './district-ferizaj.data.js';
import { GJAKOVE_MUNICIPALITIES } from './district-gjakove.data.js';
import { GJILAN_MUNICIPALITIES } from './district-gjilan.data.js';
import { MITROVICE_MUNICIPALITIES } from './district-mitrovice.data.js';
import { PEJE_MUNICIPALITIES } from './district-peje.data.js';
import { PRISHTINE_MUNICIPALITIES } from './district-prishtine.data.js';
import { PRIZREN_MUNICIPALITIES } from './district-prizren.data.js';

/** All 38 municipalities, in the order of their codes. */
export const MUNICIPALITIES: readonly MunicipalityRecord[] = [
  ...FERIZAJ_MUNICIPALITIES,
  ...GJAKOVE_MUNICIPALITIES,
  ...GJILAN_MUNICIPALITIES,
  ...MITROVICE_MUNICIPALITIES,
  ...PEJE_MUNICIPALITIES,
  ...PRISHTINE_MUNICIPALITIES,
  ...PRIZREN_MUNICIPALITIES,
].sort((a, b) => a.code.localeCompare(b.code));
