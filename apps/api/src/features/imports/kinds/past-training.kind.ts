import type { RowChange, RowReason } from '@edukom/contracts';
import { foldForSearch } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { dayOf } from '../../../platform/clock/local-day.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { type CheckedRow, type CleanCells, emailReasons, inOrder, isShifted, reason } from '../rows/check-row.js';
import { readDay, readHours } from '../rows/read-cell.js';
import { type PastTrainingRow, PastTrainingsRepository } from './past-trainings.repository.js';
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

interface Doing {
  readonly line: number;
  readonly before: PastTrainingRow | null;
  readonly row: PastTrainingRow;
}

const keyOf = (row: Pick<PastTrainingRow, 'person_id' | 'title_fold' | 'finished_on'>): string =>
  `${row.person_id} ${row.finished_on} ${row.title_fold}`;
/** Hours as a table says them. */
const hours = (minutes: number | null): string =>
  minutes === null ? '' : String(Math.round((minutes / 60) * 100) / 100);
/** Stored JSON has its keys in another order. */
const isSame = (a: PastTrainingRow, b: PastTrainingRow): boolean =>
  keyOf(a) === keyOf(b) && a.title === b.title && a.provider === b.provider && a.minutes === b.minutes;

/** Trainings finished elsewhere or before Edukom: one row per person, training and last day. */
@Injectable()
export class PastTrainingKind implements TableKind {
  readonly kind = 'past-training';
  readonly action = 'people.import';
  readonly mayDecideAhead = false;

  constructor(
    private readonly repository: PastTrainingsRepository,
    private readonly audit: Audit,
  ) {}

  judge(cells: CleanCells): RowReason[] {
    const minutes = cellOf(cells, 'hours');
    const isNamed = foldForSearch(cellOf(cells, 'training')) !== '';
    return [
      ...emailReasons(cells),
      ...(isNamed ? [] : [reason('training-missing', 'training')]),
      ...(readDay(cellOf(cells, 'finishedOn')) ? [] : [reason('day-malformed', 'finishedOn')]),
      ...(minutes === '' || readHours(minutes) ? [] : [reason('hours-malformed', 'hours')]),
    ];
  }

  async begin(ground: PassGround): Promise<Pass> {
    const taken = new Set<string>();
    const today = dayOf(ground.at);
    return {
      decide: async (rows: readonly CheckedRow[]) => {
        const people = await this.repository.people([...new Set(rows.map((row) => cellOf(row.cells, 'email')))]);
        const stored = await this.repository.ofPeople(
          [...people.values()].map(({ personId }) => personId),
          ground.hold,
        );
        const known = new Map(stored.map((row) => [keyOf(row), row]));
        const doings: Doing[] = [];
        const decided = rows.map((row) =>
          decideRow(row, { person: people.get(cellOf(row.cells, 'email')), known, taken, today }, (doing) =>
            doings.push(doing),
          ),
        );
        return { decided, carryOut: () => this.#carryOut(ground, doings) };
      },
    };
  }

  async takeBack(_ground: PassGround, rows: readonly DoneRow[]): Promise<TakenBack[]> {
    const after = rows.map(({ effect }) => effect['after'] as PastTrainingRow);
    const now = new Map((await this.repository.byIds(after.map(({ id }) => id))).map((row) => [row.id, row]));
    const back = rows.filter((_row, index) => {
      const written = after[index];
      const current = written && now.get(written.id);
      return written !== undefined && current !== undefined && isSame(current, written);
    });
    const before = back.flatMap(({ effect }) => (effect['before'] as PastTrainingRow | null) ?? []);
    const kept = new Set(before.map(({ id }) => id));
    await this.repository.save(before);
    await this.repository.remove(
      back.map(({ effect }) => (effect['after'] as PastTrainingRow).id).filter((id) => !kept.has(id)),
    );
    const lines = new Set(back.map(({ line }) => line));
    return rows.map(({ line }) => ({ line, outcome: lines.has(line) ? 'taken-back' : 'changed' }));
  }

  async #carryOut({ actorId, importId }: PassGround, doings: readonly Doing[]): Promise<Carried[]> {
    await this.repository.save(doings.map(({ row }) => row));
    const written = new Map((await this.repository.byIds(doings.map(({ row }) => row.id))).map((row) => [row.id, row]));
    await this.audit.recordAll(
      doings.map(({ before, row, line }) => ({
        actorId,
        action: 'past-training.imported',
        subjectKind: 'person',
        subjectId: row.person_id,
        before,
        after: { ...row, importId, line },
      })),
    );
    return doings.map(({ line, before, row }) => ({
      line,
      personId: row.person_id,
      effect: { before, after: written.get(row.id) ?? row },
    }));
  }
}

interface Ground {
  readonly person: { readonly personId: string; readonly isMerged: boolean } | undefined;
  readonly known: ReadonlyMap<string, PastTrainingRow>;
  readonly taken: Set<string>;
  readonly today: string;
}

function decideRow(row: CheckedRow, ground: Ground, doing: (doing: Doing) => void): DecidedRow {
  const { line, cells } = row;
  const { person, known, taken } = ground;
  if (isShifted(row)) return refused(row, row.reasons);
  const reasons = inOrder([...row.reasons, ...wrongIn(cells, ground)]);
  if (reasons.length > 0 || !person) return refused(row, reasons);
  const { personId } = person;
  const asked = askedOf(cells, personId);
  const key = keyOf(asked);
  if (taken.has(key)) return refused(row, [reason('row-duplicate-in-file')]);
  taken.add(key);
  const before = known.get(key) ?? null;
  const after = before ? laidOver(before, asked) : asked;
  const changes = before ? changesOf(before, after) : [];
  const decision = doingOf(before, changes);
  if (decision !== 'skip') doing({ line, before, row: after });
  return { line, cells, decision, reasons: [], changes, personId };
}

function doingOf(before: PastTrainingRow | null, changes: readonly RowChange[]): 'create' | 'update' | 'skip' {
  if (!before) return 'create';
  return changes.length > 0 ? 'update' : 'skip';
}

const wrongIn = (cells: CleanCells, { person, today }: Ground): RowReason[] => [
  ...(person ? [] : [reason('person-unknown', 'email')]),
  ...(person?.isMerged ? [reason('email-merged', 'email')] : []),
  ...((readDay(cellOf(cells, 'finishedOn')) ?? '') > today ? [reason('day-ahead', 'finishedOn')] : []),
];

function askedOf(cells: CleanCells, personId: string): PastTrainingRow {
  const title = cellOf(cells, 'training');
  return {
    id: uuidv7(),
    person_id: personId,
    title,
    title_fold: foldForSearch(title),
    provider: cellOf(cells, 'provider'),
    finished_on: readDay(cellOf(cells, 'finishedOn')) ?? '',
    minutes: readHours(cellOf(cells, 'hours')),
  };
}

/** The same training as it will be: what the row does not say stays. */
const laidOver = (before: PastTrainingRow, asked: PastTrainingRow): PastTrainingRow => ({
  ...before,
  provider: asked.provider || before.provider,
  minutes: asked.minutes ?? before.minutes,
});

function changesOf(before: PastTrainingRow, after: PastTrainingRow): RowChange[] {
  const pairs = [
    ['provider', before.provider, after.provider],
    ['hours', hours(before.minutes), hours(after.minutes)],
  ] as const;
  return pairs.flatMap(([column, from, to]) => (from === to ? [] : [{ column, from, to }]));
}
