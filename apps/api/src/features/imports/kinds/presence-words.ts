import { foldForSearch } from '@edukom/domain';

export type Presence = 'present' | 'absent' | 'excused';

/** What people write into a column of attendance, in Albanian, Serbian (either script folds alike) and English. */
const WORDS: Readonly<Record<Presence, readonly string[]>> = {
  present: [
    ...['p', '1', 'x', 'yes', 'present', 'attended', 'po', 'prezent', 'prezente', 'i pranishëm', 'e pranishme'],
    ...['da', 'prisutan', 'prisutna', 'prisustvovao', 'prisustvovala'],
  ],
  absent: ['a', '0', 'no', 'absent', 'jo', 'mungon', 'mungoi', 'mungesë', 'pa arsyetim', 'ne', 'odsutan', 'odsutna'],
  excused: [
    'e',
    'excused',
    'i arsyetuar',
    'e arsyetuar',
    'arsyetuar',
    'me arsyetim',
    'opravdan',
    'opravdana',
    'opravdano',
  ],
};
const BY_WORD = new Map(
  (Object.keys(WORDS) as Presence[]).flatMap((presence) =>
    WORDS[presence].map((word) => [foldForSearch(word), presence] as const),
  ),
);
/** Ticks have no letters to fold. */
const TICK = /^[✓✔☑]$/u;

/** What a cell says of somebody's presence; null when it is not understood. An empty cell says nothing. */
export const readPresence = (cell: string): Presence | null =>
  TICK.test(cell) ? 'present' : (BY_WORD.get(foldForSearch(cell)) ?? null);
