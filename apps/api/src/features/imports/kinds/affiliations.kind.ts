import type { RowChange, RowReason } from '@edukom/contracts';
import { foldForSearch } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { OrganisationsService } from '../../organisations/organisations.service.js';
import { type CheckedRow, type CleanCells, emailReasons, inOrder, isShifted, reason } from '../rows/check-row.js';
import { dayAfter, readDay } from '../rows/read-cell.js';
import { ImportAffiliationsRepository } from './import-affiliations.repository.js';
import { PersonStateRepository } from './person-state.repository.js';
import { PersonUndoService } from './person-undo.service.js';
import {
  type HeldAffiliation,
  placeAffiliation,
  type Placing,
  positionAfter,
  type WantedAffiliation,
} from './place-affiliation.js';
import {
  type Carried,
  cellOf,
  type DecidedRow,
  type DoneRow,
  type Pass,
  type PassGround,
  refused,
  type TableKind,
  type TakenBack,
} from './table-kind.js';

/** Somebody in the course of a pass: their affiliations as decided so far, and as the database has them. */
interface Somebody {
  readonly personId: string;
  /** Another name of somebody: nothing is written to it. */
  readonly isMerged: boolean;
  held: readonly HeldAffiliation[];
  stored: readonly HeldAffiliation[];
  /** The first row that did something, which keeps the state before. */
  firstLine: number | null;
}

const lastDay = (until: string | null): string =>
  until === null ? '' : new Date(Date.parse(`${until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** What somebody may not mean to say: a day that is none, an end before its beginning. */
function dayReasons(cells: CleanCells): RowReason[] {
  const [first, last] = (['firstDay', 'lastDay'] as const).map((column) => readDay(cellOf(cells, column)));
  const isLastWrong = cellOf(cells, 'lastDay') !== '' && !last;
  return [
    ...(first ? [] : [reason('day-malformed', 'firstDay')]),
    ...(isLastWrong ? [reason('day-malformed', 'lastDay')] : []),
    ...(first && last && last < first ? [reason('days-reversed', 'lastDay')] : []),
  ];
}

function changesOf(placing: Placing & { readonly result: 'changed' }, wanted: WantedAffiliation): RowChange[] {
  const { former } = placing;
  const position = positionAfter(former, wanted);
  const pairs = [
    ['position', former.position, position],
    ['lastDay', lastDay(former.until), lastDay(wanted.until)],
  ] as const;
  return pairs.flatMap(([column, from, to]) => (from === to ? [] : [{ column, from, to }]));
}

/** Where people work and worked, from day to day. */
@Injectable()
export class AffiliationsKind implements TableKind {
  readonly kind = 'affiliations';
  readonly action = 'people.import';
  readonly mayDecideAhead = false;

  constructor(
    private readonly repository: ImportAffiliationsRepository,
    private readonly organisations: OrganisationsService,
    private readonly states: PersonStateRepository,
    private readonly undo: PersonUndoService,
    private readonly audit: Audit,
  ) {}

  judge(cells: CleanCells): RowReason[] {
    const department = cellOf(cells, 'department') === '' ? [reason('department-missing', 'department')] : [];
    return [...emailReasons(cells), ...department, ...dayReasons(cells)];
  }

  async begin(ground: PassGround): Promise<Pass> {
    const institutions = await this.organisations.institutionsByFoldedName();
    const people = new Map<string, Somebody>();
    return {
      decide: async (rows: readonly CheckedRow[]) => {
        await this.#load(people, rows, ground.hold);
        const decided = rows.map((row) => decideRow(row, people.get(cellOf(row.cells, 'email')), institutions));
        return { decided, carryOut: () => this.#carryOut(ground, people, decided) };
      },
    };
  }

  takeBack(_ground: PassGround, rows: readonly DoneRow[]): Promise<TakenBack[]> {
    return this.undo.takeBack(rows);
  }

  async #load(people: Map<string, Somebody>, rows: readonly CheckedRow[], hold: boolean): Promise<void> {
    const unknown = [...new Set(rows.map((row) => cellOf(row.cells, 'email')))].filter((email) => !people.has(email));
    const known = await this.repository.people(unknown, hold);
    const ids = known.map(({ id }) => id);
    const held = Map.groupBy(await this.repository.affiliationsOf(ids), (row) => row.person_id);
    for (const { id: personId, email, is_merged: isMerged } of known) {
      const stored = (held.get(personId) ?? []).map((row): HeldAffiliation => ({
        id: row.id,
        institutionId: row.institution_id,
        department: row.department,
        place: `${row.institution_id} ${row.name_fold}`,
        position: row.position,
        isPrimary: row.is_primary,
        from: row.starts,
        until: row.ends,
      }));
      people.set(email, { personId, isMerged, held: stored, stored, firstLine: null });
    }
  }

  async #carryOut(
    ground: PassGround,
    people: ReadonlyMap<string, Somebody>,
    decided: readonly DecidedRow[],
  ): Promise<Carried[]> {
    const done = decided.filter(({ decision }) => decision === 'create' || decision === 'update');
    const rowsBy = Map.groupBy(done, ({ cells }) => people.get(cellOf(cells, 'email')));
    const touched = [...rowsBy].flatMap(([one, rows]) => (one ? [{ one, rows }] : []));
    const ids = touched.map(({ one }) => one.personId);
    const before = await this.states.states(ids);
    await this.#write(touched.map(({ one }) => one));
    const after = await this.states.hashes(ids);
    await this.audit.recordAll(
      touched.map(({ one, rows }) => ({
        actorId: ground.actorId,
        action: 'person.affiliated',
        subjectKind: 'person',
        subjectId: one.personId,
        after: { importId: ground.importId, lines: rows.map(({ line }) => line), affiliations: one.held },
      })),
    );
    return touched.flatMap(({ one, rows }) => {
      const isFirst = one.firstLine === null;
      one.firstLine ??= rows[0]?.line ?? null;
      const earlier = isFirst ? { before: before.get(one.personId)?.state } : {};
      const first = { line: one.firstLine ?? 0, personId: one.personId };
      return [{ ...first, effect: { ...earlier, after: after.get(one.personId) } }];
    });
  }

  async #write(people: readonly Somebody[]): Promise<void> {
    const all = people.flatMap((one) => one.held.map((held) => ({ held, one })));
    const departments = await this.organisations.departmentsOf(
      all.map(({ held }) => ({ institutionId: held.institutionId, name: held.department })),
    );
    const places = all.map(({ held }, index) => ({ departmentId: departments[index] ?? '', title: held.position }));
    const positions = await this.organisations.positionsTitled(places);
    const stored = new Set(people.flatMap((one) => one.stored));
    const written = all.map(({ held, one }, index) => ({
      ...held,
      isNew: held.id === null,
      isStored: stored.has(held),
      id: held.id ?? uuidv7(),
      personId: one.personId,
      departmentId: departments[index] ?? '',
      positionId: positions[index] ?? null,
    }));
    await this.repository.write(
      written.filter(({ isNew, isStored }) => !isNew && !isStored),
      written.filter(({ isNew }) => isNew),
    );
    for (const one of people) {
      const mine = written.filter(({ personId }) => personId === one.personId);
      one.held = one.held.map((held, index) => ({ ...held, id: mine[index]?.id ?? held.id }));
      one.stored = one.held;
    }
  }
}

const wrongIn = (somebody: Somebody | undefined, institutionId: string | undefined): RowReason[] => [
  ...(somebody ? [] : [reason('person-unknown', 'email')]),
  ...(somebody?.isMerged ? [reason('email-merged', 'email')] : []),
  ...(institutionId ? [] : [reason('institution-unknown', 'institution')]),
];

/** Decides a row, and lays what it asks for beside what its person has so far. */
function decideRow(
  row: CheckedRow,
  somebody: Somebody | undefined,
  institutions: ReadonlyMap<string, string>,
): DecidedRow {
  const { cells } = row;
  const institutionId = institutions.get(foldForSearch(cellOf(cells, 'institution')));
  if (isShifted(row)) return refused(row, row.reasons);
  const reasons = inOrder([...row.reasons, ...wrongIn(somebody, institutionId)]);
  if (reasons.length > 0 || !somebody || !institutionId) return refused(row, reasons);
  const wanted = wantedOf(cells, institutionId);
  const placing = placeAffiliation(somebody.held, wanted);
  if (placing.result === 'overlaps') return refused(row, [reason('affiliation-overlaps')]);
  const base = { line: row.line, cells, reasons: [], personId: somebody.personId };
  if (placing.result === 'same') return { ...base, decision: 'skip', changes: [] };
  somebody.held = placing.next;
  if (placing.result === 'added') return { ...base, decision: 'create', changes: [] };
  return { ...base, decision: 'update', changes: changesOf(placing, wanted) };
}

function wantedOf(cells: CleanCells, institutionId: string): WantedAffiliation {
  const department = cellOf(cells, 'department');
  const last = readDay(cellOf(cells, 'lastDay'));
  return {
    institutionId,
    department,
    place: `${institutionId} ${foldForSearch(department)}`,
    position: cellOf(cells, 'position'),
    from: readDay(cellOf(cells, 'firstDay')) ?? '',
    until: last === null ? null : dayAfter(last),
  };
}
