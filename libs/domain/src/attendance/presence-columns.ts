import { foldForSearch } from '../text/fold.js';

/** What a column of a webinar's log holds. */
export type LogColumn =
  | 'name'
  | 'email'
  | 'join'
  | 'leave'
  | 'first-join'
  | 'last-leave'
  | 'action'
  | 'at'
  | 'waiting'
  | 'duration'
  | 'score';

/** Headers of Zoom, Teams and BigBlueButton in the languages in which people here use them. */
const NAMES: Readonly<Record<LogColumn, readonly string[]>> = {
  name: [
    'Name',
    'Full Name',
    'User Name',
    'Participant',
    'Name (Original Name)',
    'Emri',
    'Emri i plotë',
    'Emri (emri origjinal)',
    'Ime',
    'Puno ime',
    'Ime i prezime',
    'Ime (originalno ime)',
  ],
  email: [
    'Email',
    'User Email',
    'Email Address',
    'Participant ID (UPN)',
    'Emaili',
    'E-posta',
    'Posta elektronike',
    'Imejl',
    'E-pošta',
    'Imejl adresa',
    'Adresa e-pošte',
  ],
  join: [
    'Join Time',
    'Joined',
    'Koha e bashkimit',
    'Koha e hyrjes',
    'Vreme pridruživanja',
    'Vreme ulaska',
    'Vreme dolaska',
  ],
  leave: ['Leave Time', 'Koha e largimit', 'Koha e daljes', 'Vreme napuštanja', 'Vreme izlaska', 'Vreme odlaska'],
  'first-join': [
    'First Join',
    'First Join Time',
    'Join',
    'Bashkimi i parë',
    'Hyri',
    'Prvo pridruživanje',
    'Pridruživanje',
  ],
  'last-leave': [
    'Last Leave',
    'Last Leave Time',
    'Left',
    'Largimi i fundit',
    'Doli',
    'Poslednje napuštanje',
    'Napuštanje',
  ],
  action: ['User Action', 'Veprimi i përdoruesit', 'Radnja korisnika'],
  at: ['Timestamp', 'Vula kohore', 'Vremenska oznaka'],
  waiting: ['In Waiting Room', 'Në dhomën e pritjes', 'U čekaonici'],
  duration: [
    'Duration',
    'Duration (Minutes)',
    'In-Meeting Duration',
    'Kohëzgjatja',
    'Kohëzgjatja (minuta)',
    'Kohëzgjatja në takim',
    'Trajanje',
    'Trajanje (minuti)',
    'Trajanje na sastanku',
  ],
  score: ['Activity Score', 'Pikët e aktivitetit', 'Ocena aktivnosti'],
};

const COLUMN_OF: ReadonlyMap<string, LogColumn> = new Map(
  (Object.keys(NAMES) as LogColumn[]).flatMap((column) =>
    NAMES[column].map((name) => [foldForSearch(name), column] as const),
  ),
);

/** Which cell of a row holds what; of two columns of a kind the first counts. */
export type LogHeader = ReadonlyMap<LogColumn, number>;

const SETS: readonly (readonly LogColumn[])[] = [
  ['name', 'join', 'leave'],
  ['name', 'first-join', 'last-leave'],
  ['name', 'action', 'at'],
];

/** The columns of a row when it is the header of a list of people with times; else null. */
export function logHeaderOf(cells: readonly string[]): LogHeader | null {
  const found = new Map<LogColumn, number>();
  cells.forEach((cell, index) => {
    const column = COLUMN_OF.get(foldForSearch(cell));
    if (column && !found.has(column)) found.set(column, index);
  });
  return SETS.some((set) => set.every((column) => found.has(column))) ? found : null;
}

const JOINED = new Set(
  ['Joined', 'Joined before', 'U bashkua', 'Iu bashkua', 'Hyri', 'Pridružio se', 'Pridružila se', 'Ušao', 'Ušla'].map(
    foldForSearch,
  ),
);
const YES = new Set(['yes', 'po', 'da', 'true']);

/** Whether an action is somebody coming in; every other one is somebody going. */
export const isJoin = (action: string): boolean => JOINED.has(foldForSearch(action));
export const isYes = (cell: string): boolean => YES.has(foldForSearch(cell));
