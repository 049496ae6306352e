import type { Gradebook, GradeCell, GradeLetter } from '@edukom/contracts';
import { foldForSearch, type LocalizedText } from '@edukom/domain';

/** A person of the gradebook as the page has them. */
export interface BookRow {
  readonly enrolmentId: string;
  readonly name: string;
  readonly folded: string;
  readonly institutionId: string;
  readonly institution: LocalizedText;
  readonly shares: readonly (number | null)[];
  readonly states: string;
}

/** What is looked for, and in which order. `sort`: `name`, `institution`, or the id of a quiz. */
export interface BookFilter {
  readonly search: string;
  readonly institutionId: string;
  readonly sort: string;
  readonly isDescending: boolean;
}

const LETTERS: ReadonlySet<string> = new Set<GradeLetter>(['-', 'w', 'f', 'r', 'F', 'R']);
export const letterAt = ({ states }: Pick<BookRow, 'states'>, place: number): GradeLetter => {
  const letter = states[place] ?? '-';
  return LETTERS.has(letter) ? (letter as GradeLetter) : '-';
};

/** The people of pages that were read one after another. */
export const rowsOf = (pages: readonly Gradebook[]): BookRow[] =>
  pages.flatMap(({ people, institutions }) =>
    people.flatMap(({ institution: place, ...person }) => {
      const institution = institutions[place];
      if (!institution) return [];
      const { institutionId, name } = institution;
      return [{ ...person, folded: foldForSearch(person.name), institutionId, institution: name }];
    }),
  );

/** A row after one of its grades was set. */
export function withCell(row: BookRow, place: number, cell: GradeCell): BookRow {
  const letter = cell.releasedAt ? 'r' : 'f';
  const isSet = cell.override.points !== null;
  const state = cell.grade.isFinal ? (isSet ? letter.toUpperCase() : letter) : 'w';
  return {
    ...row,
    shares: row.shares.map((share, index) => (index === place ? cell.grade.share : share)),
    states: row.states.slice(0, place) + state + row.states.slice(place + 1),
  };
}

type Compare = (a: BookRow, b: BookRow) => number;
const byName: Compare = (a, b) => a.folded.localeCompare(b.folded) || a.enrolmentId.localeCompare(b.enrolmentId);

/** No grade comes last, whichever way round. */
const byShare =
  (place: number, way: 1 | -1): Compare =>
  (a, b) => {
    const [one, other] = [a.shares[place] ?? null, b.shares[place] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return way * (one - other);
  };

function orderOf(
  { sort, isDescending }: BookFilter,
  quizIds: readonly string[],
  read: (text: LocalizedText) => string,
): Compare {
  const way = isDescending ? -1 : 1;
  if (sort === 'institution')
    return (a, b) => way * read(a.institution).localeCompare(read(b.institution)) || byName(a, b);
  const place = quizIds.indexOf(sort);
  if (place < 0) return (a, b) => way * byName(a, b);
  const compare = byShare(place, way);
  return (a, b) => compare(a, b) || byName(a, b);
}

/** Those looked for, in the order asked for. Names are found in any script, with marks or without. */
export function shownRows(
  rows: readonly BookRow[],
  filter: BookFilter,
  quizIds: readonly string[],
  read: (text: LocalizedText) => string,
): BookRow[] {
  const words = foldForSearch(filter.search).split(' ').filter(Boolean);
  return rows
    .filter(({ folded, institutionId }) => {
      const isThere = filter.institutionId === '' || institutionId === filter.institutionId;
      return isThere && words.every((word) => folded.includes(word));
    })
    .sort(orderOf(filter, quizIds, read));
}
