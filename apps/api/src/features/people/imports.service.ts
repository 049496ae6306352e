import type { ImportRowView, ImportView, InputOf, listImportRows, RowReason } from '@edukom/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { isUniqueViolation } from '../../platform/db/sql-errors.js';
import type { Actor, Upload } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { keptFileName } from '../../platform/imports/file-name.js';
import { ImportBatchesRepository } from '../../platform/imports/import-batches.repository.js';
import { jobKind, Jobs } from '../../platform/jobs/jobs.js';
import { AccountLinksService } from '../identity/account-links.service.js';
import { checkRow, type CheckedRow } from './import/check-row.js';
import { type DecidedRow, decideRows } from './import/decide-rows.js';
import { readTable } from './import/read-table.js';
import {
  auditOfImport,
  checkedRowOf,
  countsOf,
  isSameDecision,
  type PeopleBatch,
  type PeopleSummary,
  type PersonFields,
  type PersonRow,
  rowOf,
  rowView,
  viewOf,
} from './import-view.js';
import { ImportsRepository } from './imports.repository.js';
import { PersonWriterService } from './person-writer.service.js';

const inviteImported = jobKind({ name: 'people.invite-imported', payload: z.object({ importId: z.string() }) });
const PEOPLE = { kind: 'people', courseId: null } as const;
const INVITE_BATCH = 100;
const PAGE = 100;

/** Thrown inside the transaction so that nothing of it stays; the fresh preview is made after it. */
class StalePreview extends Error {}

/**
 * Imports of people. Invariants: a preview changes nobody; applying does exactly what the preview of that revision
 * says, in one transaction, or nothing; applied is applied: doing it again answers the same and writes nothing.
 */
@Injectable()
export class ImportsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly links: AccountLinksService,
    private readonly batches: ImportBatchesRepository,
    private readonly repository: ImportsRepository,
    private readonly writer: PersonWriterService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(inviteImported, ({ importId }) => this.#inviteImported(importId));
  }

  /** Reads an uploaded table and keeps what importing it would do. */
  async preview(actor: Actor, upload: Upload | null): Promise<ImportView> {
    if (!upload) throw new Problem('request.invalid', { errors: [{ pointer: '/file', code: 'required' }] });
    const checked = (await readTable(upload.bytes)).map(checkRow);
    return this.db.tx(async () => {
      const decided = await this.#decide(checked, false);
      const batch: PeopleBatch = {
        id: uuidv7(),
        kind: 'people',
        courseId: null,
        fileName: keptFileName(upload.fileName),
        state: 'previewed',
        createdBy: actor.personId,
        createdAt: this.clock.now(),
        appliedAt: null,
        summary: { revision: 1, counts: countsOf(decided), invitations: 0 },
      };
      await this.batches.insertBatch(batch);
      await this.#keepRows(batch.id, decided);
      return viewOf(batch);
    });
  }

  async view(importId: string): Promise<ImportView> {
    return viewOf((await this.batches.batch<PeopleSummary>(PEOPLE, importId)) ?? notFound());
  }

  async rows(
    importId: string,
    { decision, cursor, limit = PAGE }: InputOf<typeof listImportRows>['query'],
  ): Promise<{ items: ImportRowView[]; next: string | null }> {
    await this.view(importId);
    const after = cursor === undefined ? 0 : Number(cursor);
    if (!Number.isInteger(after))
      throw new Problem('request.invalid', { errors: [{ pointer: '/cursor', code: 'invalid' }] });
    const rows = await this.batches.rowsAfter<RowReason, PersonFields>(importId, decision ?? null, after, limit + 1);
    const items = rows.slice(0, limit).map(rowView);
    return { items, next: rows.length > limit ? String(items.at(-1)?.line) : null };
  }

  /** Every row of an import, or notFound; for the file of refused rows. */
  async allRows(importId: string): Promise<{ fileName: string; rows: PersonRow[] }> {
    const { fileName } = await this.view(importId);
    return { fileName, rows: await this.batches.rows<RowReason, PersonFields>(importId) };
  }

  /**
   * Does what the preview of this revision says.
   * @throws Problem `import.stale` with the fresh preview when people changed since, or another revision was looked at.
   */
  async apply(actor: Actor, importId: string, revision: number, invite: boolean): Promise<ImportView> {
    try {
      return await this.db.tx(() => this.#apply(actor, importId, revision, invite));
    } catch (error) {
      if (!(error instanceof StalePreview) && !isUniqueViolation(error, 'person_email_unique')) throw error;
      throw new Problem('import.stale', { current: await this.#previewAgain(importId) });
    }
  }

  async cancel(importId: string): Promise<void> {
    await this.db.tx(async () => {
      const batch = (await this.batches.lockBatch<PeopleSummary>(PEOPLE, importId)) ?? notFound();
      if (batch.state === 'applied') throw new Problem('request.conflict');
      await this.batches.updateBatch(importId, { state: 'cancelled', appliedAt: null, summary: batch.summary });
    });
  }

  async #apply(actor: Actor, importId: string, revision: number, invite: boolean): Promise<ImportView> {
    await this.batches.lockImports('people');
    const batch = (await this.batches.lockBatch<PeopleSummary>(PEOPLE, importId)) ?? notFound();
    if (batch.state === 'applied') return viewOf(batch);
    if (batch.state === 'cancelled') throw new Problem('request.conflict');
    if (batch.summary.revision !== revision) throw new StalePreview();
    const decided = await this.#decideAsPreviewed(await this.batches.rows<RowReason, PersonFields>(importId));
    const created = await this.writer.carryOut(decided, this.writer.today());
    await this.repository.setPersons(importId, created);
    const summary: PeopleSummary = { ...batch.summary, invitations: invite ? created.length : 0 };
    const appliedAt = this.clock.now();
    await this.batches.updateBatch(importId, { state: 'applied', appliedAt, summary });
    await this.audit.recordAll(auditOfImport(actor.personId, batch, decided, created));
    if (invite && created.length > 0) await this.jobs.enqueue(inviteImported, { importId });
    return viewOf({ ...batch, state: 'applied', appliedAt, summary });
  }

  /** Decides again on what the database says now, people held; differs in anything: the preview is stale. */
  async #decideAsPreviewed(rows: readonly PersonRow[]): Promise<DecidedRow[]> {
    const decided = await this.#decide(rows.map(checkedRowOf), true);
    const previewed = new Map(rows.map((row) => [row.line, row]));
    const isSame = decided.every((row) => {
      const before = previewed.get(row.line);
      return before !== undefined && isSameDecision(before, row);
    });
    if (!isSame) throw new StalePreview();
    return decided;
  }

  async #previewAgain(importId: string): Promise<ImportView> {
    return this.db.tx(async () => {
      const batch = (await this.batches.lockBatch<PeopleSummary>(PEOPLE, importId)) ?? notFound();
      if (batch.state !== 'previewed') return viewOf(batch);
      const decided = await this.#decide(
        (await this.batches.rows<RowReason, PersonFields>(importId)).map(checkedRowOf),
        false,
      );
      const summary = { revision: batch.summary.revision + 1, counts: countsOf(decided), invitations: 0 };
      await this.batches.updateBatch(importId, { state: 'previewed', appliedAt: null, summary });
      await this.#keepRows(importId, decided);
      return viewOf({ ...batch, summary });
    });
  }

  async #decide(checked: readonly CheckedRow[], hold: boolean): Promise<DecidedRow[]> {
    const emails = [...new Set(checked.map((row) => row.cells.email))];
    return decideRows(checked, await this.writer.groundFor(emails, { day: this.writer.today(), hold }));
  }

  async #keepRows(importId: string, decided: readonly DecidedRow[]): Promise<void> {
    await this.batches.replaceRows(
      importId,
      decided.map((row) => rowOf(importId, row)),
    );
  }

  /** Whoever has an account already is left alone, so running it again mails nobody twice. */
  async #inviteImported(importId: string): Promise<void> {
    for (;;) {
      const people = await this.repository.uninvited(importId, INVITE_BATCH);
      for (const personId of people) await this.links.invite(personId);
      if (people.length < INVITE_BATCH) return;
    }
  }
}

const notFound = (): never => {
  throw new Problem('request.not-found');
};
