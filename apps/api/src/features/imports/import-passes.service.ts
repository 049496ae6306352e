import type { ImportKind, RowReason } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { crashPoint, isBroken } from '../../platform/faults/crash-point.js';
import type { ImportCounts } from '../../platform/imports/import-batch.entity.js';
import { workBehind } from '../../platform/db/behind.js';
import { ImportBatchesRepository, type RowCreation } from '../../platform/imports/import-batches.repository.js';
import { ImportFiles } from '../../platform/storage/import-files.js';
import {
  checkedRowOf,
  NO_COUNTS,
  renewed,
  rowOf,
  type RowFields,
  type TableBatch,
  type TableRowKept,
  type TableSummary,
  withCounts,
  withoutPeople,
} from './import-view.js';
import { TableKinds } from './kinds/table-kinds.js';
import { Pacer } from './pace.js';
import { requireSame } from './stale-preview.js';
import type { Carried, DoneRow, Pass, PassGround, Step } from './kinds/table-kind.js';
import { type CheckedRow, checkRow } from './rows/check-row.js';
import { type RawRow, tableRows } from './table/open-table.js';

/** More than any line. */
const BELOW_ALL = 2_000_000_000;

/** Hears after every few rows how many are done; may throw to stop the work. */
export type OnRows = (done: number) => Promise<void>;

/**
 * The three passes over the rows of an import: read, apply, undo. Each is one transaction, and streams: what is in memory
 * does not grow with the table. Invariants: reading changes nothing but the preview; applying does exactly what the preview
 * says or nothing; undoing touches nothing that changed since.
 */
@Injectable()
export class ImportPassesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly files: ImportFiles,
    private readonly batches: ImportBatchesRepository,
    private readonly kinds: TableKinds,
  ) {}

  /** The batch, which nobody else changes until the transaction ends; null when it is none of a table. */
  async hold(importId: string): Promise<TableBatch | null> {
    return this.kinds.ofTable(await this.batches.lockAny<TableSummary>(importId));
  }

  /** Reads the file of a batch and keeps what importing it would do. */
  async read(batch: TableBatch, onRows: OnRows, pacer = new Pacer()): Promise<TableBatch> {
    const { kind, summary, fileSha256 } = batch;
    if (fileSha256 === null) throw new Error(`import ${batch.id} has no file`);
    const handler = this.kinds.of(kind);
    const source = { stream: () => this.files.stream(batch.id), whole: () => this.files.read(batch.id) };
    await this.batches.clearRows(batch.id);
    const pass = await handler.begin(this.#ground(batch, false));
    const table = tableRows(summary.reading, summary.reading.mapping, source, () => pacer.pace.rows);
    const judged = (row: RawRow) => checkRow(kind, (cells) => handler.judge(cells), row);
    const counts = await this.#decideAll(batch, pass, table, judged, onRows, pacer);
    return this.#save(batch, { state: 'previewed', summary: renewed(summary, counts) });
  }

  /** Decides the kept rows anew, on what the database says now, for whoever is about to apply them: nobody records themself. */
  async readAgain(batch: TableBatch, by: string, onRows: OnRows): Promise<TableBatch> {
    const pass = await this.kinds.of(batch.kind).begin(this.#ground(batch, false, by));
    const judged = (row: TableRowKept) => checkedRowOf(batch.kind, row);
    const pacer = new Pacer();
    const counts = await this.#decideAll(batch, pass, this.#kept(batch.id, pacer), judged, onRows, pacer);
    const summary = { ...renewed(batch.summary, counts), problem: 'import.stale' };
    return this.#save(batch, { state: 'previewed', summary });
  }

  /** Decides rows and keeps what was decided, a thousand while the next thousand are read and decided. */
  async #decideAll<R>(
    { id, kind }: TableBatch,
    pass: Pass,
    table: AsyncIterable<readonly R[]>,
    judged: (row: R) => CheckedRow,
    onRows: OnRows,
    pacer: Pacer,
  ): Promise<ImportCounts> {
    const { mayDecideAhead } = this.kinds.of(kind);
    let counts = NO_COUNTS;
    let done = 0;
    await workBehind(
      async (behind) => {
        for await (const rows of table) {
          const deciding = pass.decide(rows.map(judged));
          const isDecided = deciding.catch(() => undefined);
          if (!mayDecideAhead) await deciding;
          const sofar = (done += rows.length);
          const keep = async () => {
            const { decided } = await deciding;
            counts = withCounts(counts, decided);
            await this.#keep(id, decided);
            await onRows(sofar);
          };
          try {
            await behind(() => pacer.paced(keep));
          } catch (error) {
            // Of what was before: this is kept no more, but nothing of it may be under way.
            await isDecided;
            throw error;
          }
        }
      },
      () => pacer.pace.keptAtOnce,
    );
    return counts;
  }

  /**
   * Does what the preview says, people and runs held.
   * @throws StalePreview when anything would be done otherwise than the preview says.
   */
  async apply(
    batch: TableBatch,
    asked: { by: string; invite: boolean },
    onRows: OnRows,
    pacer = new Pacer(),
  ): Promise<TableBatch> {
    const handler = this.kinds.of(batch.kind);
    const pass = await handler.begin(this.#ground(batch, true, asked.by));
    await workBehind(
      async (behind) => {
        let done = 0;
        for await (const rows of this.#kept(batch.id, pacer)) {
          const step = await pass.decide(rows.map((row) => checkedRowOf(batch.kind, row)));
          requireSame(rows, step);
          const sofar = (done += rows.length);
          const carryOut = async () => {
            await this.#note(batch.id, await step.carryOut());
            crashPoint('import.rows');
            await onRows(sofar);
          };
          const piece = () => pacer.paced(carryOut);
          await (handler.mayDecideAhead ? behind(piece) : piece());
        }
      },
      () => pacer.pace.carriedOutAtOnce,
    );
    const { counts } = batch.summary;
    const summary = {
      ...batch.summary,
      asked: null,
      problem: null,
      invitations: asked.invite && batch.kind === 'people' ? counts.create : 0,
    };
    const saved = await this.#save(batch, { state: 'applied', appliedAt: this.clock.now(), summary, fileSha256: null });
    const after = { ...counts, kind: batch.kind, fileName: batch.fileName };
    await this.#record(asked.by, batch.id, 'import.applied', after);
    crashPoint('import.before-commit');
    this.db.afterCommit(() => crashPoint('import.after-commit'));
    return saved;
  }

  /** Takes back what the import did, the last rows first, since what came later may lean on what came before. */
  async undo(batch: TableBatch, by: string, onRows: OnRows, pacer = new Pacer()): Promise<TableBatch> {
    const handler = this.kinds.of(batch.kind);
    let done = 0;
    const made: DoneRow['effect'][] = [];
    for await (const rows of this.#done(batch.id, pacer))
      await pacer.paced(async () => {
        const lines = rows.map((row) => row.line);
        const created = await this.batches.createdBy(batch.id, lines);
        const did = rows.flatMap((row) => doneRow(row, created.get(row.line)) ?? []);
        const taken = await handler.takeBack(this.#ground(batch, true, by), did);
        await this.batches.noteUndone(batch.id, taken);
        made.push(...did.flatMap(({ effect }) => ('departments' in effect || 'positions' in effect ? [effect] : [])));
        done += rows.length;
        await onRows(done);
      });
    await handler.takeBackPlaces?.(made);
    const undone = await this.batches.settleUndone(batch.id);
    await this.#record(by, batch.id, 'import.undone', undone);
    return this.#save(batch, { state: 'undone', summary: { ...batch.summary, asked: null, problem: null, undone } });
  }

  /** Drops a batch that changed nothing, with all it said of people; in the caller's transaction. */
  async drop(batch: TableBatch): Promise<void> {
    await this.batches.clearRows(batch.id);
    const summary = { ...withoutPeople(batch.summary), counts: NO_COUNTS, asked: null };
    await this.#save(batch, { state: 'cancelled', fileSha256: null, summary });
  }

  /** Forgets what the rows of a batch said and did, which only undoing needed; in the caller's transaction. */
  async forget(batch: TableBatch): Promise<void> {
    await this.batches.forgetRows(batch.id);
    await this.#save(batch, { summary: withoutPeople(batch.summary), fileSha256: null });
  }

  /** Lets a batch be as it says, in the caller's transaction; a table that is needed no more goes with the commit. */
  async save(batch: TableBatch, change: Partial<TableBatch>): Promise<TableBatch> {
    return this.#save(batch, change);
  }

  async #save(batch: TableBatch, change: Partial<TableBatch>): Promise<TableBatch> {
    const next: TableBatch = { ...batch, ...change };
    const { state, appliedAt, summary, fileSha256 } = next;
    await this.batches.updateBatch(batch.id, { state, appliedAt, summary, fileSha256 });
    if (batch.fileSha256 && !fileSha256)
      this.db.afterCommit(() => void this.files.remove(batch.id).catch(() => undefined));
    return next;
  }

  /** Keeps what rows did, as far as undoing needs it; whom a row made is said by its creation alone. */
  async #note(importId: string, carried: readonly Carried[]): Promise<void> {
    await this.batches.noteEffects(
      importId,
      carried
        .filter(({ effect }) => Object.keys(effect).length > 0)
        .map((one) => (one.fingerprint === undefined ? one : { ...one, personId: null })),
    );
    await this.batches.noteCreated(
      importId,
      carried.flatMap(({ line, personId, fingerprint }) =>
        personId && fingerprint !== undefined ? [{ line, personId, fingerprint }] : [],
      ),
    );
  }

  async #keep(importId: string, decided: Step['decided']): Promise<void> {
    await this.batches.saveRows(
      importId,
      decided.map((row) => rowOf(importId, row)),
    );
  }

  async #record(actorId: string, subjectId: string, action: string, after: object): Promise<void> {
    await this.audit.recordAll([{ actorId, action, subjectKind: 'import', subjectId, after }]);
  }

  async *#kept(importId: string, pacer: Pacer): AsyncGenerator<TableRowKept[]> {
    for (let line = 0; ;) {
      const rows = await this.batches.rowsAfter<RowReason, RowFields>(importId, null, line, pacer.pace.rows);
      if (rows.length === 0) return;
      line = rows.at(-1)?.line ?? line;
      yield rows;
    }
  }

  /** Rows that did something, the last first. */
  async *#done(importId: string, pacer: Pacer): AsyncGenerator<TableRowKept[]> {
    for (let line = BELOW_ALL; ;) {
      const rows = await this.batches.doneAbove<RowReason, RowFields>(importId, line, pacer.pace.rows);
      if (rows.length === 0) return;
      line = rows.at(-1)?.line ?? 0;
      yield rows;
    }
  }

  #ground(batch: TableBatch, hold: boolean, actorId: string = batch.createdBy): PassGround {
    return { importId: batch.id, actorId, at: this.clock.now(), hold };
  }

  /** After a job, however it ended: what nobody has to wait for, and what PostgreSQL would come to only later. */
  async tidyUp({ kind, state }: TableBatch): Promise<void> {
    await this.db.tx(async () => {
      await this.batches.takeTime();
      if (state === 'reading') await this.batches.refreshStatistics();
      if (state === 'applying' && kind === 'people') await this.batches.tidySearch();
    });
  }

  /** Everything or nothing, one import of a kind at a time; the broken variant of the fault test does it bit by bit. */
  whole<T>(kind: ImportKind, work: () => Promise<T>, isJob = false): Promise<T> {
    if (isBroken('import-without-transaction')) return work();
    const held = async () => {
      if (isJob) await this.batches.takeTime();
      await this.batches.lockImports(kind);
      return work();
    };
    return isJob ? this.db.pipedTx(held) : this.db.tx(held);
  }
}

/** A row as far as undoing goes; null when it did nothing, or what it did stands with another row of the same person. */
function doneRow(row: TableRowKept, created: RowCreation | undefined): DoneRow | null {
  if (!row.effect && !created) return null;
  return {
    line: row.line,
    personId: created?.personId ?? row.personId,
    decision: row.decision,
    effect: (row.effect ?? {}) as DoneRow['effect'],
    fingerprint: created?.fingerprint ?? null,
  };
}
