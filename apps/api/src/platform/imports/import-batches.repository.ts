import type { ImportDecision } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.js';
import { ImportBatch, type ImportKind, type ImportSummary } from './import-batch.entity.js';
import { ImportRow } from './import-row.entity.js';

/** Arbitrary but fixed: of one kind, one import is applied at a time. */
const LOCKS: Readonly<Record<ImportKind, number>> = { people: 4_207_111_941, questions: 4_207_111_942 };
const CHUNK = 5_000;

const chunksOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );

/** Which batches are meant: of one kind, and of questions those of one bank. */
export interface ImportPlace {
  readonly kind: ImportKind;
  readonly courseId: string | null;
}

/** Batches and rows of imports, whatever is imported. A batch of another kind or bank is none. */
@Injectable()
export class ImportBatchesRepository {
  constructor(private readonly db: Db) {}

  /** Waits until no other import of the kind is being applied; released with the transaction. */
  async lockImports(kind: ImportKind): Promise<void> {
    await this.db.execute('SELECT pg_advisory_xact_lock($1)', [LOCKS[kind]]);
  }

  async insertBatch<S extends ImportSummary>(batch: ImportBatch<S>): Promise<void> {
    await this.db.manager.insert(ImportBatch, batch as never);
  }

  async batch<S extends ImportSummary>(place: ImportPlace, id: string): Promise<ImportBatch<S> | null> {
    return belongs<S>(await this.db.manager.findOneBy(ImportBatch, { id }), place);
  }

  async lockBatch<S extends ImportSummary>(place: ImportPlace, id: string): Promise<ImportBatch<S> | null> {
    const found = await this.db.manager.findOne(ImportBatch, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return belongs<S>(found, place);
  }

  async updateBatch<S extends ImportSummary>(
    id: string,
    change: { state: ImportBatch['state']; appliedAt: Date | null; summary: S },
  ): Promise<void> {
    await this.db.manager.update(ImportBatch, { id }, change as never);
  }

  /** Writes the rows of a batch in place of those it had. */
  async replaceRows(batchId: string, rows: readonly ImportRow[]): Promise<void> {
    await this.db.execute('DELETE FROM import_row WHERE batch_id = $1', [batchId]);
    for (const chunk of chunksOf(rows))
      await this.db.execute(
        `INSERT INTO import_row (batch_id, line, decision, reasons, fields, person_id, question_id)
         SELECT $1, * FROM unnest($2::int[], $3::text[], $4::jsonb[], $5::jsonb[], $6::uuid[], $7::uuid[])`,
        [
          batchId,
          chunk.map((row) => row.line),
          chunk.map((row) => row.decision),
          chunk.map((row) => JSON.stringify(row.reasons)),
          chunk.map((row) => JSON.stringify(row.fields)),
          chunk.map((row) => row.personId),
          chunk.map((row) => row.questionId),
        ],
      );
  }

  async rows<Reason, Fields>(batchId: string): Promise<ImportRow<Reason, Fields>[]> {
    const found = await this.db.manager.find(ImportRow, { where: { batchId }, order: { line: 'ASC' } });
    return found as ImportRow<Reason, Fields>[];
  }

  async rowsAfter<Reason, Fields>(
    batchId: string,
    decision: ImportDecision | null,
    line: number,
    limit: number,
  ): Promise<ImportRow<Reason, Fields>[]> {
    const query = this.db.manager
      .createQueryBuilder(ImportRow, 'r')
      .where('r.batchId = :batchId AND r.line > :line', { batchId, line });
    if (decision) query.andWhere('r.decision = :decision', { decision });
    return (await query.orderBy('r.line').limit(limit).getMany()) as ImportRow<Reason, Fields>[];
  }
}

const belongs = <S extends ImportSummary>(batch: ImportBatch | null, place: ImportPlace): ImportBatch<S> | null =>
  batch?.kind === place.kind && batch.courseId === place.courseId ? (batch as ImportBatch<S>) : null;
