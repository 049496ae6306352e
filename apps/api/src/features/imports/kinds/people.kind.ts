import type { RowReason } from '@edukom/contracts';
import { foldForSearch } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { auditOfPeople } from './people-audit.js';
import { OrganisationsService } from '../../organisations/organisations.service.js';
import { type CheckedRow, type CleanCells, emailReasons, reason } from '../rows/check-row.js';
import { type DecidedPerson, decidePeople, type Target } from './decide-people.js';
import { PersonStateRepository } from './person-state.repository.js';
import { PersonUndoService } from './person-undo.service.js';
import { PersonWriterService } from './person-writer.service.js';
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

/** Where people will work, each place once. */
const placesIn = (decided: readonly DecidedPerson[]): Target[] => [
  ...new Map(
    decided.flatMap(({ target }) =>
      target ? [[`${target.institutionId} ${target.department}\n${target.position}`, target] as const] : [],
    ),
  ).values(),
];

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
    return {
      decide: async (rows: readonly CheckedRow[]) => {
        const emails = [...new Set(rows.map((row) => cellOf(row.cells, 'email')))];
        const people = await this.writer.peopleByEmail(emails, { day, hold: ground.hold });
        const decided = decidePeople(rows, { people, institutions }, taken);
        return { decided, carryOut: () => this.#carryOut(ground, decided, day) };
      },
    };
  }

  takeBack(_ground: PassGround, rows: readonly DoneRow[]): Promise<TakenBack[]> {
    return this.undo.takeBack(rows);
  }

  async #carryOut(ground: PassGround, decided: readonly DecidedPerson[], day: string): Promise<Carried[]> {
    const updated = decided.flatMap(({ line, decision, personId }) =>
      decision === 'update' && personId ? [{ line, personId }] : [],
    );
    const before = await this.states.states(updated.map((row) => row.personId));
    const wanted = placesIn(decided).map(({ institutionId, department, position }) => ({
      institutionId,
      nameFold: foldForSearch(department),
      positionFold: foldForSearch(position),
    }));
    const departmentsThere = await this.states.departmentsThere(wanted);
    const positionsThere = await this.states.positionsThere(wanted);
    const created = await this.writer.carryOut(decided, day);
    const departments = [...(await this.states.departmentsThere(wanted))].filter((id) => !departmentsThere.has(id));
    const positions = [...(await this.states.positionsThere(wanted))].filter((id) => !positionsThere.has(id));
    await this.audit.recordAll(auditOfPeople(ground, decided, created));
    const done = [...created, ...updated];
    const after = await this.states.hashes(done.map((row) => row.personId));
    return done.map(({ line, personId }, index) => {
      const earlier = before.get(personId);
      return {
        line,
        personId,
        effect: {
          after: after.get(personId),
          ...(earlier ? { before: earlier.state } : {}),
          // Of which row a department or a position is, is of no importance: it goes when nothing is in it any more.
          ...(index === 0 && departments.length > 0 ? { departments } : {}),
          ...(index === 0 && positions.length > 0 ? { positions } : {}),
        },
      };
    });
  }
}
