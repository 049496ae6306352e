import type { RowReason } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { auditOfPeople } from './people-audit.js';
import { OrganisationsService } from '../../organisations/organisations.service.js';
import { type CheckedRow, type CleanCells, emailReasons, reason } from '../rows/check-row.js';
import { type DecidedPerson, decidePeople } from './decide-people.js';
import { PersonStateRepository } from './person-state.repository.js';
import { PersonUndoService } from './person-undo.service.js';
import { PersonWriterService, PlacesMet } from './person-writer.service.js';
import {
  type Carried,
  cellOf,
  type DoneRow,
  type Pass,
  type PassGround,
  type TableKind,
  type TakenBack,
} from './table-kind.js';

const nameReasons = (cells: CleanCells): RowReason[] =>
  (['givenName', 'familyName'] as const).flatMap((column) =>
    cellOf(cells, column) === '' ? [reason('name-missing', column)] : [],
  );

/** What of places was made: of which row it is, is of no importance, since it goes when nothing is in it any more. */
function placesMade({ departments, positions }: PlacesMet) {
  const made = { departments: departments.takeMade(), positions: positions.takeMade() };
  return {
    ...(made.departments.length > 0 ? { departments: made.departments } : {}),
    ...(made.positions.length > 0 ? { positions: made.positions } : {}),
  };
}

/** People with where they work: who is unknown is made, who differs is changed from today on. */
@Injectable()
export class PeopleKind implements TableKind {
  readonly kind = 'people';
  readonly action = 'people.import';
  // A row that names an address again is refused before anything is looked at.
  readonly mayDecideAhead = true;

  constructor(
    private readonly writer: PersonWriterService,
    private readonly organisations: OrganisationsService,
    private readonly states: PersonStateRepository,
    private readonly undo: PersonUndoService,
    private readonly audit: Audit,
  ) {}

  judge(cells: CleanCells): RowReason[] {
    return [...nameReasons(cells), ...emailReasons(cells)];
  }

  async begin(ground: PassGround): Promise<Pass> {
    const institutions = await this.organisations.institutionsByFoldedName();
    const day = this.writer.today();
    const taken = new Set<string>();
    const met = new PlacesMet();
    return {
      decide: async (rows: readonly CheckedRow[]) => {
        const emails = [...new Set(rows.map((row) => cellOf(row.cells, 'email')))];
        const people = await this.writer.peopleByEmail(emails, { day, hold: ground.hold });
        const decided = decidePeople(rows, { people, institutions }, taken);
        return { decided, carryOut: () => this.#carryOut(ground, decided, day, met) };
      },
    };
  }

  takeBack(_ground: PassGround, rows: readonly DoneRow[]): Promise<TakenBack[]> {
    return this.undo.takeBack(rows);
  }

  takeBackPlaces(effects: readonly DoneRow['effect'][]): Promise<void> {
    return this.undo.takeBackPlaces(effects);
  }

  async #carryOut(
    ground: PassGround,
    decided: readonly DecidedPerson[],
    day: string,
    met: PlacesMet,
  ): Promise<Carried[]> {
    const updated = decided.flatMap(({ line, decision, personId }) =>
      decision === 'update' && personId ? [{ line, personId }] : [],
    );
    const before = await this.states.states(updated.map((row) => row.personId));
    const created = await this.writer.carryOut(decided, day, met);
    await this.audit.recordAll(auditOfPeople(ground, decided, created));
    const after = await this.states.hashes(updated.map((row) => row.personId));
    const done: Carried[] = [
      ...created.map((one) => ({ ...one, effect: {} })),
      ...updated.map(({ line, personId }) => ({
        line,
        personId,
        effect: { after: after.get(personId), before: before.get(personId)?.state },
      })),
    ];
    return done.map((one, index) => (index === 0 ? { ...one, effect: { ...one.effect, ...placesMade(met) } } : one));
  }
}
