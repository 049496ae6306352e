import type { ImportColumn, RowChange, RowReason } from '@edukom/contracts';
import { foldForSearch, isInterfaceLocale, type InterfaceLocale, toLatin } from '@edukom/domain';
import { type CheckedRow, type CleanCells, inOrder, isShifted, reason } from '../rows/check-row.js';
import { cellOf, type DecidedRow, refused } from './table-kind.js';

/** Somebody the database knows by the address of a row. */
export interface KnownPerson {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly locale: InterfaceLocale;
  readonly institutionId: string | null;
  /** Shown in the preview. */
  readonly institutionName: string;
  readonly department: string;
  readonly position: string;
  /** Another name of somebody: nothing is written to it. */
  readonly isMerged: boolean;
}

/** What decisions rest on, read once per preview or application. */
export interface DecisionGround {
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** Folded name of an institution to its id. */
  readonly institutions: ReadonlyMap<string, string>;
}

/** What importing a row does. `target` is the person as they will be; null for an error. */
export interface DecidedPerson extends DecidedRow {
  readonly target: Target | null;
}

export interface Target {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly locale: InterfaceLocale;
  readonly institutionId: string;
  readonly department: string;
  readonly position: string;
}

/** The same in the other script is no difference: the spelling that is stored stays. */
const sameText = (stored: string, given: string): boolean => stored !== '' && toLatin(stored) === toLatin(given);
/** Names of departments and positions that fold alike are one. */
const sameName = (stored: string, given: string): boolean => foldForSearch(stored) === foldForSearch(given);

const kept = (stored: string, given: string, isSame = sameText): string =>
  given === '' || isSame(stored, given) ? stored : given;

const NOBODY = {
  givenName: '',
  familyName: '',
  position: '',
  institutionId: null,
  department: '',
  locale: null,
} as const;
type Stored = typeof NOBODY | KnownPerson;

/** Where a row says somebody works; a known person who stays keeps the department it does not name. */
function workOf(
  cells: CleanCells,
  stored: Stored,
  ground: DecisionGround,
): Partial<Pick<Target, 'institutionId'>> & { department: string } {
  const named = ground.institutions.get(foldForSearch(cellOf(cells, 'institution')));
  const institutionId = cellOf(cells, 'institution') === '' ? stored.institutionId : named;
  const before = institutionId === stored.institutionId ? stored.department : '';
  return {
    ...(institutionId ? { institutionId } : {}),
    department: kept(before, cellOf(cells, 'department'), sameName),
  };
}

/** The person a row asks for, after what is stored: an empty cell of a known person changes nothing. */
function targetOf(cells: CleanCells, person: KnownPerson | undefined, ground: DecisionGround): Partial<Target> {
  const stored = person ?? NOBODY;
  const locale = cellOf(cells, 'preferredLanguage') || stored.locale;
  return {
    givenName: kept(stored.givenName, cellOf(cells, 'givenName')),
    familyName: kept(stored.familyName, cellOf(cells, 'familyName')),
    email: cellOf(cells, 'email'),
    ...(isInterfaceLocale(locale) ? { locale } : {}),
    ...workOf(cells, stored, ground),
    position: kept(stored.position, cellOf(cells, 'position'), sameName),
  };
}

function missingOf(target: Partial<Target>): RowReason[] {
  return [
    ...(target.institutionId ? [] : [{ code: 'institution-unknown', column: 'institution' } as const]),
    ...(target.department ? [] : [{ code: 'department-missing', column: 'department' } as const]),
    ...(target.locale ? [] : [{ code: 'language-unknown', column: 'preferredLanguage' } as const]),
  ];
}

const isWhole = (target: Partial<Target>): target is Target => missingOf(target).length === 0;

/** What differs between the person and the target, in the order of the columns. */
function changesOf(person: KnownPerson, target: Target, cells: CleanCells): RowChange[] {
  const isMove = target.institutionId !== person.institutionId;
  const pairs: readonly (readonly [ImportColumn, string, string])[] = [
    ['givenName', person.givenName, target.givenName],
    ['familyName', person.familyName, target.familyName],
    // Two names of one institution are no difference, and a name two institutions share would hide one.
    ['institution', isMove ? person.institutionName : '', isMove ? cellOf(cells, 'institution') : ''],
    ['department', person.department, target.department],
    ['position', person.position, target.position],
    ['preferredLanguage', person.locale, target.locale],
  ];
  return pairs.flatMap(([column, from, to]) => (from === to ? [] : [{ column, from, to }]));
}

/** What is wrong with the address itself, whatever else the row says. */
const reasonsOfAddress = (person: KnownPerson | undefined, isRepeated: boolean): RowReason[] => [
  ...(isRepeated ? [reason('email-duplicate-in-file', 'email')] : []),
  ...(person?.isMerged ? [reason('email-merged', 'email')] : []),
];

function decideRow(row: CheckedRow, ground: DecisionGround, isRepeated: boolean): DecidedPerson {
  const { line, cells } = row;
  const person = ground.people.get(cellOf(cells, 'email'));
  const target = targetOf(cells, person, ground);
  const named = reasonsOfAddress(person, isRepeated);
  const reasons = isShifted(row) ? row.reasons : inOrder([...row.reasons, ...named, ...missingOf(target)]);
  if (reasons.length > 0 || !isWhole(target)) return { ...refused(row, reasons), target: null };
  const changes = person ? changesOf(person, target, cells) : [];
  const decision = person ? (changes.length > 0 ? 'update' : 'skip') : 'create';
  return { line, cells, decision, reasons: [], changes, personId: person?.personId ?? null, target };
}

/**
 * What importing each row would do: create nobody's address, update somebody who differs, skip who does not, refuse a
 * row with a reason. Of good rows with one address the first counts.
 * @param taken addresses of good rows so far; those of these rows are added.
 */
export function decidePeople(
  rows: readonly CheckedRow[],
  ground: DecisionGround,
  taken: Set<string>,
): readonly DecidedPerson[] {
  return rows.map((row) => {
    const email = cellOf(row.cells, 'email');
    const decided = decideRow(row, ground, taken.has(email));
    if (decided.decision !== 'error') taken.add(email);
    return decided;
  });
}
