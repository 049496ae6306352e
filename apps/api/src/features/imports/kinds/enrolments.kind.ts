import type { RowReason } from '@edukom/contracts';
import { isHeld } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { EnrolmentsService } from '../../runs/enrolments.service.js';
import { type RunSeats, SeatsService } from '../../runs/enrolment/seats.service.js';
import { type CheckedRow, type CleanCells, emailReasons, inOrder, isShifted, reason } from '../rows/check-row.js';
import { dayOf } from '../../../platform/clock/local-day.js';
import { type AskedPerson, ImportEnrolmentsRepository } from './import-enrolments.repository.js';
import { PersonStateRepository } from './person-state.repository.js';
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

/** The request that led to a seat, and what was said about it, do not use it. */
const NO_USE = new Set(['enrolment_request.enrolment_id']);

/** What rows so far have decided: seats of each run, and who has one. */
interface Deciding {
  readonly runs: Map<string, RunSeats | null>;
  readonly seated: Set<string>;
  /** Seats of rows of this file. */
  readonly given: Set<string>;
}

interface Seat {
  readonly line: number;
  readonly seats: RunSeats;
  readonly personId: string;
}

const seatOf = (runId: string, personId: string): string => `${runId} ${personId}`;

/** Enrolments in runs by their code, under the same rule of seats as by hand, and never beyond it. */
@Injectable()
export class EnrolmentsKind implements TableKind {
  readonly kind = 'enrolments';
  readonly action = 'run.enrol';
  readonly mayDecideAhead = false;

  constructor(
    private readonly repository: ImportEnrolmentsRepository,
    private readonly seats: SeatsService,
    private readonly enrolments: EnrolmentsService,
    private readonly states: PersonStateRepository,
  ) {}

  judge(cells: CleanCells): RowReason[] {
    return [...emailReasons(cells), ...(cellOf(cells, 'run') === '' ? [reason('run-missing', 'run')] : [])];
  }

  async begin(ground: PassGround): Promise<Pass> {
    const deciding: Deciding = { runs: new Map(), seated: new Set(), given: new Set() };
    return {
      decide: async (rows: readonly CheckedRow[]) => {
        const people = await this.#load(deciding, rows, ground);
        const seats: Seat[] = [];
        const decided = rows.map((row) =>
          this.#decide(row, deciding, people.get(cellOf(row.cells, 'email')), (seat) => seats.push(seat)),
        );
        return { decided, carryOut: () => this.#carryOut(ground, seats) };
      },
    };
  }

  async takeBack({ actorId, importId }: PassGround, rows: readonly DoneRow[]): Promise<TakenBack[]> {
    const ids = rows.map(({ effect }) => String(effect['enrolmentId']));
    const now = new Map((await this.repository.seated(ids)).map((row) => [row.id, row.version]));
    const used = await this.states.referredTo('enrolment', ids, NO_USE);
    const taken: TakenBack[] = [];
    for (const [index, { line, effect }] of rows.entries()) {
      const id = ids[index] ?? '';
      const outcome = now.get(id) !== effect['version'] ? 'changed' : used.has(id) ? 'used' : 'taken-back';
      if (outcome === 'taken-back') await this.enrolments.withdraw(actorId, id, `import ${importId}`);
      taken.push({ line, outcome });
    }
    return taken;
  }

  async #load(
    deciding: Deciding,
    rows: readonly CheckedRow[],
    { at, hold }: PassGround,
  ): Promise<ReadonlyMap<string, AskedPerson>> {
    const codes = [...new Set(rows.map((row) => cellOf(row.cells, 'run').toLowerCase()))];
    const ids = await this.repository.runIds(codes.filter((code) => !deciding.runs.has(code)));
    for (const code of codes.filter((one) => !deciding.runs.has(one)).sort()) {
      const id = ids.get(code);
      const seats = id ? await (hold ? this.seats.hold(id, at) : this.seats.read(id, at)) : null;
      deciding.runs.set(code, seats);
    }
    const people = await this.repository.people([...new Set(rows.map((row) => cellOf(row.cells, 'email')))], dayOf(at));
    const runIds = codes.flatMap((code) => deciding.runs.get(code)?.run.id ?? []);
    const enrolled = await this.repository.enrolled(
      runIds,
      [...people.values()].map(({ personId }) => personId),
    );
    for (const row of enrolled) deciding.seated.add(seatOf(row.run_id, row.person_id));
    return people;
  }

  #decide(
    row: CheckedRow,
    deciding: Deciding,
    person: AskedPerson | undefined,
    give: (seat: Seat) => void,
  ): DecidedRow {
    if (isShifted(row)) return refused(row, row.reasons);
    const seats = deciding.runs.get(cellOf(row.cells, 'run').toLowerCase()) ?? null;
    const reasons = inOrder([...row.reasons, ...wrongIn(row, seats, person)]);
    if (reasons.length > 0 || !seats || !person) return refused(row, reasons);
    const { personId, institutionId } = person;
    const seat = seatOf(seats.run.id, personId);
    if (deciding.given.has(seat)) return refused(row, [reason('row-duplicate-in-file')]);
    const base = { line: row.line, cells: row.cells, reasons: [], changes: [], personId };
    if (deciding.seated.has(seat)) return { ...base, decision: 'skip' };
    if (institutionId === null) return refused(row, [reason('person-without-institution', 'email')]);
    if (!this.seats.isWithinPlan(seats, { personId, institutionId }))
      return refused(row, [reason('seat-missing', 'run')]);
    this.seats.count(seats, { personId, institutionId });
    deciding.given.add(seat);
    give({ line: row.line, seats, personId });
    return { ...base, decision: 'create' };
  }

  /** Where somebody waits, each alone and in order, since every seat decides who waits for the next. */
  async #carryOut({ actorId, at }: PassGround, given: readonly Seat[]): Promise<Carried[]> {
    for (const [runId, seats] of Map.groupBy(given, (seat) => seat.seats.run.id)) {
      const people = seats.map(({ personId }) => personId);
      const isWaited = (await this.seats.read(runId, at))?.waiting.length !== 0;
      for (const some of isWaited ? people.map((one) => [one]) : [people])
        await this.enrolments.enrol(actorId, runId, some, at);
    }
    const rows = await this.repository.enrolled(
      [...new Set(given.map(({ seats }) => seats.run.id))],
      given.map(({ personId }) => personId),
    );
    const bySeat = new Map(rows.map((row) => [seatOf(row.run_id, row.person_id), row]));
    return given.flatMap(({ line, seats, personId }) => {
      const row = bySeat.get(seatOf(seats.run.id, personId));
      return row ? [{ line, personId, effect: { enrolmentId: row.id, version: row.version } }] : [];
    });
  }
}

function wrongIn({ cells }: CheckedRow, seats: RunSeats | null, person: AskedPerson | undefined): RowReason[] {
  const isNamed = cellOf(cells, 'run') !== '';
  return [
    ...(person || cellOf(cells, 'email') === '' ? [] : [reason('person-unknown', 'email')]),
    ...(person?.isMerged ? [reason('email-merged', 'email')] : []),
    ...(isNamed && !seats ? [reason('run-unknown', 'run')] : []),
    ...(seats && !isHeld(seats.run) ? [reason('run-over', 'run')] : []),
  ];
}
