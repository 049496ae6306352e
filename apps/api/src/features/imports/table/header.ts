import { createHash } from 'node:crypto';
import { COLUMNS_OF, type ImportColumn, type ImportKind } from '@edukom/contracts';
import { foldForSearch } from '@edukom/domain';

/** What municipalities write above their columns, in Albanian, Serbian (either script folds alike) and English. */
const NAMES: Readonly<Record<ImportColumn, readonly string[]>> = {
  givenName: ['Emri', 'Given name', 'First name', 'Name', 'Ime'],
  familyName: ['Mbiemri', 'Family name', 'Last name', 'Surname', 'Prezime'],
  email: [
    'E-posta',
    'E-maili',
    'Posta elektronike',
    'Adresa elektronike',
    'Adresa e e-mailit',
    'E-mail',
    'Email',
    'E-mail address',
    'E-pošta',
    'Imejl',
    'Imejl adresa',
  ],
  institution: ['Institucioni', 'Komuna', 'Institution', 'Municipality', 'Institucija', 'Opština'],
  department: ['Drejtoria', 'Departamenti', 'Department', 'Directorate', 'Direkcija', 'Uprava', 'Odeljenje'],
  position: ['Pozita', 'Pozita e punës', 'Position', 'Job title', 'Radno mesto', 'Pozicija'],
  preferredLanguage: ['Gjuha', 'Gjuha e preferuar', 'Language', 'Preferred language', 'Jezik', 'Željeni jezik'],
  firstDay: ['Nga', 'Prej', 'Dita e parë', 'From', 'First day', 'Since', 'Od', 'Prvi dan'],
  lastDay: ['Deri', 'Deri më', 'Dita e fundit', 'Until', 'To', 'Last day', 'Do', 'Poslednji dan'],
  run: [
    'Zhvillimi',
    'Kodi i zhvillimit',
    'Grupi',
    'Kodi i grupit',
    'Run',
    'Group',
    'Run code',
    'Izvođenje',
    'Šifra izvođenja',
    'Grupa',
    'Šifra grupe',
  ],
  training: ['Trajnimi', 'Emri i trajnimit', 'Kursi', 'Training', 'Course', 'Obuka', 'Naziv obuke', 'Kurs'],
  provider: ['Ofruesi', 'Organizatori', 'Provider', 'Organiser', 'Organizer', 'Organizator', 'Pružalac'],
  finishedOn: ['Përfunduar më', 'Data e përfundimit', 'Finished on', 'Completed on', 'Završeno', 'Datum završetka'],
  hours: ['Orë', 'Orët', 'Hours', 'Sati', 'Broj sati', 'Časova'],
  sessionDay: ['Data', 'Data e sesionit', 'Dita', 'Date', 'Session date', 'Day', 'Datum', 'Datum termina', 'Dan'],
  sessionStart: ['Fillimi', 'Ora e fillimit', 'Start', 'Start time', 'Početak', 'Vreme početka'],
  presence: ['Pjesëmarrja', 'Prania', 'Attendance', 'Presence', 'Present', 'Prisustvo', 'Prisutan'],
  // Not _Arsyeja_ or _Razlog_: above that column stand our own reasons for refusing a row.
  note: ['Shënim', 'Shënime', 'Note', 'Remark', 'Napomena'],
};

/** A column of a kind by its folded name. */
const columnsByName = (kind: ImportKind): ReadonlyMap<string, ImportColumn> =>
  new Map(
    COLUMNS_OF[kind].columns.flatMap((column) => NAMES[column].map((name) => [foldForSearch(name), column] as const)),
  );

/** What each column of a table means; null: it is left out. */
export type Mapping = readonly (ImportColumn | null)[];

/** What a header says by itself. A meaning that two columns claim belongs to the first; whether that is right is asked. */
export function mappingOf(kind: ImportKind, header: readonly string[]): { mapping: Mapping; isDoubtful: boolean } {
  const byName = columnsByName(kind);
  const seen = new Set<ImportColumn>();
  let isDoubtful = false;
  const mapping = header.map((cell) => {
    const column = byName.get(foldForSearch(cell)) ?? null;
    if (column === null) return null;
    if (seen.has(column)) isDoubtful = true;
    const isNew = !seen.has(column);
    seen.add(column);
    return isNew ? column : null;
  });
  return { mapping, isDoubtful };
}

/** Whether a mapping names every column the kind needs, no column twice and none of another kind. */
export function isUsable(kind: ImportKind, mapping: Mapping): boolean {
  const named = mapping.flatMap((column) => column ?? []);
  const { columns, needed } = COLUMNS_OF[kind];
  const isWhole = needed.every((column) => named.includes(column)) && named.every((column) => columns.includes(column));
  return isWhole && new Set(named).size === named.length;
}

/** How many cells of a row are names of columns: to tell separators apart. */
export function knownNames(kind: ImportKind, cells: readonly string[]): number {
  const byName = columnsByName(kind);
  return cells.filter((cell) => byName.has(foldForSearch(cell))).length;
}

/** Headers that say the same to a reader have the same signature, whatever their script, case and spaces. */
export const signatureOf = (header: readonly string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(header.map(foldForSearch)))
    .digest();
