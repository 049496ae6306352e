import { type ImportColumn, importColumns } from '@edukom/contracts';
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
};
const COLUMN_OF = new Map(
  importColumns.flatMap((column) => NAMES[column].map((name) => [foldForSearch(name), column] as const)),
);
const REQUIRED: readonly ImportColumn[] = ['givenName', 'familyName', 'email'];

/** Which column of the table holds what; columns nobody knows are left out. */
export interface Header {
  readonly width: number;
  readonly columnAt: ReadonlyMap<number, ImportColumn>;
}

/** Reads a header row; null when it lacks a needed column or names one twice. */
export function readHeader(cells: readonly string[]): Header | null {
  const named = cells.flatMap((cell, index) => {
    const column = COLUMN_OF.get(foldForSearch(cell));
    return column ? [[index, column] as const] : [];
  });
  const columns = named.map(([, column]) => column);
  const isUsable = REQUIRED.every((column) => columns.includes(column)) && new Set(columns).size === columns.length;
  return isUsable ? { width: cells.length, columnAt: new Map(named) } : null;
}

/** How many cells of a row are names of columns: to tell separators apart. */
export const knownNames = (cells: readonly string[]): number =>
  cells.filter((cell) => COLUMN_OF.has(foldForSearch(cell))).length;
