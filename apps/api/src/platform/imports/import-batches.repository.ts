import type { ImportDecision } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.js';
import { ImportBatch, type ImportKind, type ImportSummary } from './import-batch.entity.js';
import { ImportRow } from './import-row.entity.js';

/** Arbitrary but fixed: of one kind, one import is applied at a time. */
const LOCKS: Readonly<Record<ImportKind, number>> = {
  people: 4_207_111_941,
  questions: 4_207_111_942,
  // Where people work is part of what an import of people decides on.
  affiliations: 4_207_111_941,
  enrolments: 4_207_111_943,
  'past-training': 4_207_111_944,
  attendance: 4_207_111_945,
};
const kinds = Object.keys(LOCKS) as ImportKind[];
const CHUNK = 5_000;

const chunksOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );

const ROW = `r.batch_id AS "batchId", r.line, r.decision, r.reasons, r.fields, r.person_id AS "personId", r.question_id AS "questionId",
    r.effect, r.undone`;

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

  /**
   * Lets the transaction of a job take the time that a request may not: it waits for others, and works on many rows. What
   * people are found by is put in order once, not again and again meanwhile: {@link tidySearch}.
   */
  async takeTime(): Promise<void> {
    await this.db.query(
      `SELECT set_config('lock_timeout', '15min', true), set_config('statement_timeout', '15min', true),
         set_config('idle_in_transaction_session_timeout', '5min', true), set_config('gin_pending_list_limit', '128MB', true)`,
    );
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

  /** A batch of whatever kind, as somebody reads it. */
  async any<S extends ImportSummary>(id: string): Promise<ImportBatch<S> | null> {
    return (await this.db.manager.findOneBy(ImportBatch, { id })) as ImportBatch<S> | null;
  }

  /** A batch of whatever kind, which nobody else changes until the transaction ends. */
  async lockAny<S extends ImportSummary>(id: string): Promise<ImportBatch<S> | null> {
    await this.db.execute('SELECT 1 FROM import_batch WHERE id = $1 FOR UPDATE', [id]);
    return this.any<S>(id);
  }

  async updateBatch<S extends ImportSummary>(
    id: string,
    change: { state: ImportBatch['state']; appliedAt: Date | null; summary: S; fileSha256?: Buffer | null },
  ): Promise<void> {
    await this.db.manager.update(ImportBatch, { id }, change as never);
  }

  /** Writes the rows of a batch in place of those it had. */
  async replaceRows(batchId: string, rows: readonly ImportRow[]): Promise<void> {
    await this.clearRows(batchId);
    await this.saveRows(batchId, rows);
  }

  async clearRows(batchId: string): Promise<void> {
    await this.db.execute('DELETE FROM import_row WHERE batch_id = $1', [batchId]);
  }

  /** Leaves of the rows of a batch what was decided, and nothing of what they said. */
  async forgetRows(batchId: string): Promise<void> {
    await this.db.execute('UPDATE import_creation SET fingerprints = NULL WHERE batch_id = $1', [batchId]);
    await this.db.execute(
      `UPDATE import_row SET fields = '{"cells": {}, "changes": []}', effect = NULL WHERE batch_id = $1`,
      [batchId],
    );
  }

  /** Adds rows to a batch; one that is there is decided anew. */
  async saveRows(batchId: string, rows: readonly Omit<ImportRow, 'effect' | 'undone'>[]): Promise<void> {
    for (const chunk of chunksOf(rows))
      await this.db.execute(
        `INSERT INTO import_row (batch_id, line, decision, reasons, fields, person_id, question_id)
         SELECT $1, * FROM unnest($2::int[], $3::text[], $4::jsonb[], $5::jsonb[], $6::uuid[], $7::uuid[])
         ON CONFLICT (batch_id, line) DO UPDATE SET decision = EXCLUDED.decision, reasons = EXCLUDED.reasons,
           fields = EXCLUDED.fields, person_id = EXCLUDED.person_id, question_id = EXCLUDED.question_id`,
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

  /**
   * Tells PostgreSQL that there are many more rows than there were. It would find out within a minute; until then it reads and
   * sorts all that is left of a batch for each thousand of it.
   */
  async refreshStatistics(): Promise<void> {
    await this.db.execute('ANALYZE (SKIP_LOCKED) import_row');
  }

  /** Puts in order what new people are found by, which until then is read from end to end by every search. */
  async tidySearch(): Promise<void> {
    await this.db.execute("SELECT gin_clean_pending_list('person_search_trgm')");
  }

  async rows<Reason, Fields>(batchId: string): Promise<ImportRow<Reason, Fields>[]> {
    const found = await this.db.manager.find(ImportRow, { where: { batchId }, order: { line: 'ASC' } });
    return found as ImportRow<Reason, Fields>[];
  }

  /** Rows below a line in their order; `isLeft`: those of which something is left after undoing. */
  rowsAfter<Reason, Fields>(
    batchId: string,
    decision: ImportDecision | null,
    line: number,
    limit: number,
    isLeft = false,
  ): Promise<ImportRow<Reason, Fields>[]> {
    return this.db.query<ImportRow<Reason, Fields> & Record<string, unknown>>(
      `SELECT ${ROW} FROM import_row r WHERE r.batch_id = $1 AND r.line > $2
         AND ($3::text IS NULL OR r.decision = $3) AND (NOT $4::boolean OR r.undone IN ('changed', 'used'))
       ORDER BY r.line LIMIT $5`,
      [batchId, line, decision, isLeft, limit],
    );
  }

  /** Of lines that lie together: the bounds lead PostgreSQL to them while it does not yet know how many rows the batch has. */
  async noteEffects(batchId: string, effects: readonly RowEffect[]): Promise<void> {
    const lines = effects.map((one) => one.line);
    if (lines.length === 0) return;
    await this.db.execute(
      `UPDATE import_row r SET person_id = coalesce(g.person_id, r.person_id), effect = coalesce(r.effect, '{}') || g.effect
       FROM unnest($2::int[], $3::uuid[], $4::jsonb[]) AS g (line, person_id, effect)
       WHERE r.batch_id = $1 AND r.line = g.line AND r.line BETWEEN $5 AND $6`,
      [
        batchId,
        lines,
        effects.map((one) => one.personId),
        effects.map((one) => JSON.stringify(one.effect)),
        Math.min(...lines),
        Math.max(...lines),
      ],
    );
  }

  /** Keeps whom some rows made, in the order of their lines, together: the rows themselves stay as they are. */
  async noteCreated(batchId: string, created: readonly RowCreation[]): Promise<void> {
    const lines = created.map((one) => one.line);
    if (lines.length === 0) return;
    await this.db.execute(
      `INSERT INTO import_creation (batch_id, first_line, last_line, lines, person_ids, fingerprints)
       VALUES ($1, $2, $3, $4::int[], $5::uuid[], $6::text[])`,
      [
        batchId,
        Math.min(...lines),
        Math.max(...lines),
        lines,
        created.map((one) => one.personId),
        created.map((one) => one.fingerprint),
      ],
    );
  }

  /** Whom these rows made, by line. */
  async createdBy(batchId: string, lines: readonly number[]): Promise<ReadonlyMap<number, RowCreation>> {
    if (lines.length === 0) return new Map();
    const rows = await this.db.query<RowCreation & Record<string, unknown>>(
      `SELECT u.line, u.person_id AS "personId", u.fingerprint FROM import_creation c
       CROSS JOIN LATERAL unnest(c.lines, c.person_ids, c.fingerprints) AS u (line, person_id, fingerprint)
       WHERE c.batch_id = $1 AND c.first_line <= $3 AND c.last_line >= $2 AND u.line = ANY ($4::int[])`,
      [batchId, Math.min(...lines), Math.max(...lines), lines],
    );
    return new Map(rows.map((row) => [row.line, row]));
  }

  /** Rows above a line that may have done something, the last of them first: those with an effect, and those that were to make something. */
  doneAbove<Reason, Fields>(batchId: string, line: number, limit: number): Promise<ImportRow<Reason, Fields>[]> {
    return this.db.query<ImportRow<Reason, Fields> & Record<string, unknown>>(
      `SELECT ${ROW} FROM import_row r WHERE r.batch_id = $1 AND r.line < $2 AND (r.effect IS NOT NULL OR r.decision = 'create')
       ORDER BY r.line DESC LIMIT $3`,
      [batchId, line, limit],
    );
  }

  async noteUndone(
    batchId: string,
    rows: readonly { readonly line: number; readonly outcome: string }[],
  ): Promise<void> {
    await this.db.execute(
      `UPDATE import_row r SET undone = g.outcome FROM unnest($2::int[], $3::text[]) AS g (line, outcome)
       WHERE r.batch_id = $1 AND r.line = g.line`,
      [batchId, rows.map((row) => row.line), rows.map((row) => row.outcome)],
    );
  }

  /** Several rows about one person share what became of the first; gives how many were taken back and how many left. */
  async settleUndone(batchId: string): Promise<{ back: number; left: number }> {
    await this.db.execute(
      `UPDATE import_row r SET undone = f.undone FROM import_row f
       WHERE r.batch_id = $1 AND f.batch_id = $1 AND r.decision IN ('create', 'update') AND r.undone IS NULL
         AND f.undone IS NOT NULL AND f.person_id = r.person_id`,
      [batchId],
    );
    const counted = await this.db.one<{ back: number; left: number }>(
      `SELECT count(*) FILTER (WHERE undone = 'taken-back')::int AS back,
         count(*) FILTER (WHERE undone IN ('changed', 'used'))::int AS left FROM import_row WHERE batch_id = $1`,
      [batchId],
    );
    return counted ?? { back: 0, left: 0 };
  }

  /** Whether a job holds the lock of the kind, or soon will: at work on a batch of it or of a kind that shares it. */
  async isBusy(kind: ImportKind): Promise<boolean> {
    const found = await this.db.one(
      "SELECT 1 AS found FROM import_batch WHERE kind = ANY ($1::text[]) AND state IN ('reading', 'applying', 'undoing') LIMIT 1",
      [kinds.filter((one) => LOCKS[one] === LOCKS[kind])],
    );
    return found !== null;
  }
}

/** What applying a row left behind, laid over what it had. */
export interface RowEffect {
  readonly line: number;
  readonly personId: string | null;
  readonly effect: unknown;
}

/** Somebody a row made; the fingerprint of their state then is null when it is forgotten. */
export interface RowCreation {
  readonly line: number;
  readonly personId: string;
  readonly fingerprint: string | null;
}

const belongs = <S extends ImportSummary>(batch: ImportBatch | null, place: ImportPlace): ImportBatch<S> | null =>
  batch?.kind === place.kind && batch.courseId === place.courseId ? (batch as ImportBatch<S>) : null;
