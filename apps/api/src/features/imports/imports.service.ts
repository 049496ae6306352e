import {
  type applyImport,
  type ImportKind,
  importKinds,
  type ImportRowView,
  type ImportView,
  type InputOf,
  type listImportRows,
  type listImports,
  type OutputOf,
  type readImportAgain,
  type RowReason,
} from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import type { Actor, Upload } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { keptFileName } from '../../platform/imports/file-name.js';
import { ImportBatchesRepository } from '../../platform/imports/import-batches.repository.js';
import { ImportProgressRepository } from '../../platform/imports/import-progress.repository.js';
import { ImportFiles } from '../../platform/storage/import-files.js';
import { ImportJobsService, isStale } from './import-jobs.service.js';
import { ImportPassesService } from './import-passes.service.js';
import { StalePreview } from './stale-preview.js';
import { ImportReadingsService } from './import-readings.service.js';
import {
  isUndoable,
  NO_COUNTS,
  type RowFields,
  rowView,
  type TableBatch,
  type TableRowKept,
  type TableSummary,
  viewOf,
} from './import-view.js';
import { ImportsRepository } from './imports.repository.js';
import { TableKinds } from './kinds/table-kinds.js';

const PAGE = 100;
const LATEST = 20;
/** The database's largest line. */
const LAST_LINE = 2_147_483_647;
/** What is done while the request waits; the rest is a job's. */
const ROWS_AT_ONCE = 2_000;
const BYTES_AT_ONCE = 384 * 1024;

const atOnce = (): Promise<void> => Promise.resolve();
const rowsOf = ({ summary: { counts } }: TableBatch): number =>
  counts.create + counts.update + counts.skip + counts.error;

/**
 * Imports of tables. Invariants: a preview changes nobody; applying does exactly what the preview of that revision says,
 * in one transaction, or nothing; applied is applied: doing it again answers the same and writes nothing.
 */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly files: ImportFiles,
    private readonly batches: ImportBatchesRepository,
    private readonly repository: ImportsRepository,
    private readonly progress: ImportProgressRepository,
    private readonly readings: ImportReadingsService,
    private readonly passes: ImportPassesService,
    private readonly jobs: ImportJobsService,
    private readonly kinds: TableKinds,
  ) {}

  /** Looks at an uploaded table, and reads it when it is clear what its columns mean. */
  async upload(actor: Actor, kind: ImportKind, upload: Upload | null): Promise<ImportView> {
    this.#require(actor, kind);
    if (!upload) throw new Problem('request.invalid', { errors: [{ pointer: '/file', code: 'required' }] });
    const { reading, isClear } = await this.readings.look(kind, upload.bytes, { charset: null, delimiter: null });
    const id = uuidv7();
    const fileSha256 = await this.files.put(id, upload.bytes);
    const batch: TableBatch = {
      id,
      kind,
      courseId: null,
      fileName: keptFileName(upload.fileName),
      state: isClear ? 'reading' : 'mapping',
      createdBy: actor.personId,
      createdAt: this.clock.now(),
      appliedAt: null,
      summary: { revision: 0, counts: NO_COUNTS, invitations: 0, reading, asked: null, problem: null, undone: null },
      fileSha256,
    };
    try {
      return await this.db.tx(async () => {
        await this.batches.insertBatch(batch);
        return this.#view(isClear ? await this.#read(batch, upload.bytes.length) : batch);
      });
    } catch (error) {
      await this.files.remove(id);
      throw error;
    }
  }

  /** Reads the file in another way than it was. */
  async readAgain(
    actor: Actor,
    importId: string,
    { mapping, ...format }: InputOf<typeof readImportAgain>['body'],
  ): Promise<ImportView> {
    requireReadable(await this.#allowed(actor, importId));
    return this.db.tx(async () => {
      const batch = requireReadable(await this.#held(importId));
      const bytes = await this.files.read(importId);
      const { reading, isClear } = await this.readings.look(batch.kind, bytes, format, mapping);
      if (mapping) await this.readings.remember(actor, batch.kind, reading);
      const summary = { ...batch.summary, reading, counts: NO_COUNTS, problem: null };
      const state = isClear ? ('reading' as const) : ('mapping' as const);
      const next = await this.passes.save(batch, { state, summary });
      if (!isClear) await this.batches.clearRows(importId);
      return this.#view(isClear ? await this.#read(next, bytes.length) : next);
    });
  }

  async latest(actor: Actor): Promise<OutputOf<typeof listImports>> {
    const kinds = importKinds.filter((kind) => this.#may(actor, kind));
    const rows = await this.repository.latest(kinds, LATEST);
    return {
      items: rows.map((row) => ({
        importId: row.id,
        kind: row.kind,
        fileName: row.file_name,
        state: row.state,
        createdAt: row.created_at,
        createdByName: `${row.given_name} ${row.family_name}`,
      })),
    };
  }

  async view(actor: Actor, importId: string): Promise<ImportView> {
    return this.#view(await this.#allowed(actor, importId));
  }

  async rows(
    actor: Actor,
    importId: string,
    { decision, left, cursor, limit = PAGE }: InputOf<typeof listImportRows>['query'],
  ): Promise<{ items: ImportRowView[]; next: string | null }> {
    await this.#allowed(actor, importId);
    const after = cursor === undefined ? 0 : Number(cursor);
    if (!Number.isInteger(after) || after < 0 || after > LAST_LINE)
      throw new Problem('request.invalid', { errors: [{ pointer: '/cursor', code: 'invalid' }] });
    const rows = await this.batches.rowsAfter<RowReason, RowFields>(
      importId,
      decision ?? null,
      after,
      limit + 1,
      left === 'true',
    );
    const items = await this.#shown(importId, rows.slice(0, limit));
    return { items, next: rows.length > limit ? String(items.at(-1)?.line) : null };
  }

  async #shown(importId: string, rows: readonly TableRowKept[]): Promise<ImportRowView[]> {
    const created = await this.batches.createdBy(
      importId,
      rows.map((row) => row.line),
    );
    return rows.map((row) => rowView(row, created.get(row.line)?.personId));
  }

  /**
   * Does what the preview of this revision says; a large one is begun.
   * @throws Problem `import.stale` with the fresh preview when something changed since, or another revision was looked at.
   */
  async apply(
    actor: Actor,
    importId: string,
    { revision, invite }: InputOf<typeof applyImport>['body'],
  ): Promise<ImportView> {
    const known = await this.#allowed(actor, importId);
    const { kind } = known;
    // Whoever works on it holds it: the answer does not wait for that.
    if (known.state === 'applying') return this.#view(known);
    const asked = { by: actor.personId, invite };
    try {
      const isBusy = await this.batches.isBusy(kind);
      const done = await (isBusy
        ? this.db.tx(() => this.#apply(importId, revision, asked, true))
        : this.passes.whole(kind, () => this.#apply(importId, revision, asked, false)));
      return await this.#view(done);
    } catch (error) {
      if (!isStale(error)) throw error;
      throw new Problem('import.stale', { current: await this.#previewAgain(importId, actor.personId) });
    }
  }

  /** @throws Problem `import.undo-late` after 24 hours. */
  async undo(actor: Actor, importId: string): Promise<ImportView> {
    const known = await this.#allowed(actor, importId);
    const { kind } = known;
    if (known.state === 'undoing') return this.#view(known);
    const isBusy = await this.batches.isBusy(kind);
    const unit = async (): Promise<TableBatch> => {
      const batch = await this.#held(importId);
      if (batch.state === 'undone' || batch.state === 'undoing') return batch;
      if (batch.state !== 'applied') throw new Problem('request.conflict');
      if (!isUndoable(batch, this.clock.now())) throw new Problem('import.undo-late');
      if (!isBusy && rowsOf(batch) <= ROWS_AT_ONCE) return this.passes.undo(batch, actor.personId, atOnce);
      return this.#order(batch, 'undoing', { by: actor.personId, invite: false });
    };
    return this.#view(await (isBusy ? this.db.tx(unit) : this.passes.whole(kind, unit)));
  }

  /** Drops a preview, or asks whoever works on it to stop. */
  async cancel(actor: Actor, importId: string): Promise<void> {
    await this.#allowed(actor, importId);
    if (await this.progress.cancel(importId)) return;
    await this.db.tx(async () => {
      const batch = await this.#held(importId);
      if (batch.state === 'cancelled') return;
      if (!['mapping', 'previewed', 'failed'].includes(batch.state)) throw new Problem('request.conflict');
      await this.passes.drop(batch);
    });
  }

  async #apply(
    importId: string,
    revision: number,
    asked: { by: string; invite: boolean },
    isBusy: boolean,
  ): Promise<TableBatch> {
    const batch = await this.#held(importId);
    if (batch.state === 'applied' || batch.state === 'applying') return batch;
    if (batch.state !== 'previewed') throw new Problem('request.conflict');
    if (batch.summary.revision !== revision) throw new StalePreview();
    if (isBusy || rowsOf(batch) > ROWS_AT_ONCE) return this.#order(batch, 'applying', asked);
    const applied = await this.passes.apply(batch, asked, atOnce);
    await this.jobs.orderInvitations(applied);
    return applied;
  }

  async #order(
    batch: TableBatch,
    state: 'applying' | 'undoing',
    asked: { by: string; invite: boolean },
  ): Promise<TableBatch> {
    const next = await this.passes.save(batch, { state, summary: { ...batch.summary, asked, problem: null } });
    await this.jobs.order(next);
    return next;
  }

  async #read(batch: TableBatch, size: number): Promise<TableBatch> {
    if (size <= BYTES_AT_ONCE) return this.passes.read(batch, atOnce);
    await this.jobs.order(batch);
    return batch;
  }

  async #previewAgain(importId: string, by: string): Promise<ImportView> {
    return this.db.tx(async () => {
      const batch = await this.#held(importId);
      return this.#view(batch.state === 'previewed' ? await this.passes.readAgain(batch, by, atOnce) : batch);
    });
  }

  async #view(batch: TableBatch): Promise<ImportView> {
    const isWorking = ['reading', 'applying', 'undoing'].includes(batch.state);
    return viewOf(batch, isWorking ? await this.progress.of(batch.id) : null, this.clock.now());
  }

  /** The import, when the actor may do with it what its kind asks for. */
  async #allowed(actor: Actor, importId: string): Promise<TableBatch> {
    const found = this.kinds.ofTable(await this.batches.any<TableSummary>(importId)) ?? notFound();
    this.#require(actor, found.kind);
    return found;
  }

  async #held(importId: string): Promise<TableBatch> {
    return (await this.passes.hold(importId)) ?? notFound();
  }

  /** A kind may ask for more than importing. */
  #require(actor: Actor, kind: ImportKind): void {
    if (!this.#may(actor, kind)) throw new Problem('access.forbidden');
  }

  #may(actor: Actor, kind: ImportKind): boolean {
    return this.kinds.isAllowed(actor, kind);
  }
}

type ReadableBatch = TableBatch & { readonly fileSha256: Buffer };

/** A batch whose file is there and which nobody works on. */
function requireReadable(batch: TableBatch): ReadableBatch {
  const { state, fileSha256 } = batch;
  if (!['mapping', 'previewed', 'failed'].includes(state) || fileSha256 === null) throw new Problem('request.conflict');
  return { ...batch, fileSha256 };
}

const notFound = (): never => {
  throw new Problem('request.not-found');
};
