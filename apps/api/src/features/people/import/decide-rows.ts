import type { ImportColumn, ImportDecision, RowChange, RowReason } from '@edukom/contracts';
import { foldForSearch, isInterfaceLocale, type InterfaceLocale, toLatin } from '@edukom/domain';
import { type CheckedRow, type CleanCells, inOrder } from './check-row.js';

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
export interface DecidedRow {
  readonly line: number;
  readonly cells: CleanCells;
  readonly decision: ImportDecision;
  readonly reasons: readonly RowReason[];
  readonly changes: readonly RowChange[];
  readonly personId: string | null;
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
const sameText = (stored: string, given: string): boolean => toLatin(stored) === toLatin(given);
const sameDepartment = (stored: string, given: string): boolean => foldForSearch(stored) === foldForSearch(given);

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
  const named = ground.institutions.get(foldForSearch(cells.institution));
  const institutionId = cells.institution === '' ? stored.institutionId : named;
  const before = institutionId === stored.institutionId ? stored.department : '';
  return { ...(institutionId ? { institutionId } : {}), department: kept(before, cells.department, sameDepartment) };
}

/** The person a row asks for, after what is stored: an empty cell of a known person changes nothing. */
function targetOf(cells: CleanCells, person: KnownPerson | undefined, ground: DecisionGround): Partial<Target> {
  const stored = person ?? NOBODY;
  const locale = cells.preferredLanguage === '' ? stored.locale : cells.preferredLanguage;
  return {
    givenName: kept(stored.givenName, cells.givenName),
    familyName: kept(stored.familyName, cells.familyName),
    email: cells.email,
    ...(isInterfaceLocale(locale) ? { locale } : {}),
    ...workOf(cells, stored, ground),
    position: kept(stored.position, cells.position, sameDepartment),
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
    ['institution', isMove ? person.institutionName : '', isMove ? cells.institution : ''],
    ['department', person.department, target.department],
    ['position', person.position, target.position],
    ['preferredLanguage', person.locale, target.locale],
  ];
  return pairs.flatMap(([column, from, to]) => (from === to ? [] : [{ column, from, to }]));
}

/** What is wrong with the address itself, whatever else the row says. */
const reasonsOfAddress = (person: KnownPerson | undefined, isRepeated: boolean): RowReason[] => [
  ...(isRepeated ? [{ code: 'email-duplicate-in-file', column: 'email' } as const] : []),
  ...(person?.isMerged ? [{ code: 'email-merged', column: 'email' } as const] : []),
];

function decideRow(row: CheckedRow, ground: DecisionGround, isRepeated: boolean): DecidedRow {
  const { line, cells } = row;
  const person = ground.people.get(cells.email);
  const target = targetOf(cells, person, ground);
  const named = reasonsOfAddress(person, isRepeated);
  // In a row that is cut or shifted, what the other cells lack says nothing.
  const isShifted = row.reasons.some(({ code }) => code === 'columns-missing' || code === 'columns-extra');
  const reasons = isShifted ? row.reasons : inOrder([...row.reasons, ...named, ...missingOf(target)]);
  const personId = person?.personId ?? null;
  if (reasons.length > 0 || !isWhole(target))
    return { line, cells, decision: 'error', reasons, changes: [], personId: null, target: null };
  const changes = person ? changesOf(person, target, cells) : [];
  const decision = person ? (changes.length > 0 ? 'update' : 'skip') : 'create';
  return { line, cells, decision, reasons: [], changes, personId, target };
}

/**
 * What importing each row would do: create nobody's address, update somebody who differs, skip who does not, refuse a
 * row with a reason. Of good rows with one address the first counts.
 */
export function decideRows(rows: readonly CheckedRow[], ground: DecisionGround): DecidedRow[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    const decided = decideRow(row, ground, taken.has(row.cells.email));
    if (decided.decision !== 'error') taken.add(row.cells.email);
    return decided;
  });
}
