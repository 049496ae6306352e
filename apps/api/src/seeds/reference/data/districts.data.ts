import { DistrictRecord } from '../place-record.types.js';

/** The seven districts with the codes of their municipalities. */
export const DISTRICTS: readonly DistrictRecord[] = [
  {
    slug: 'ferizaj',
    name: { sq: 'Ferizaj', srLatn: 'Uroševac', srCyrl: 'Урошевац', en: 'Ferizaj' },
    municipalities: ['07', '22', '23', '25', '33'],
  },
  {
    slug: 'gjakove',
    name: { sq: 'Gjakovë', srLatn: 'Đakovica', srCyrl: 'Ђаковица', en: 'Gjakova' },
    municipalities: ['01', '02', '16', '31'],
  },
  {
    slug: 'gjilan',
    name: { sq: 'Gjilan', srLatn: 'Gnjilane', srCyrl: 'Гњилане', en: 'Gjilan' },
    municipalities: ['04', '10', '26', '35', '36', '37'],
  },
  {
    slug: 'mitrovice',
    name: { sq: 'Mitrovicë', srLatn: 'Kosovska Mitrovica', srCyrl: 'Косовска Митровица', en: 'Mitrovica' },
    municipalities: ['11', '12', '21', '27', '28', '29', '38'],
  },
  { slug: 'peje', name: { sq: 'Pejë', srLatn: 'Peć', srCyrl: 'Пећ', en: 'Peja' }, municipalities: ['06', '08', '17'] },
  {
    slug: 'prishtine',
    name: { sq: 'Prishtinë', srLatn: 'Priština', srCyrl: 'Приштина', en: 'Pristina' },
    municipalities: ['03', '09', '13', '14', '15', '18', '19', '34'],
  },
  {
    slug: 'prizren',
    name: { sq: 'Prizren', srLatn: 'Prizren', srCyrl: 'Призрен', en: 'Prizren' },
    municipalities: ['05', '20', '24', '30', '32'],
  },
];
