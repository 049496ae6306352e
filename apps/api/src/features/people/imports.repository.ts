import type { ImportDecision } from '@edukom/contracts';
import type { InterfaceLocale, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { ImportBatch, type ImportSummary } from './import-batch.entity.js';
import { ImportRow } from './import-row.entity.js';

/** Arbitrary but fixed: one import of people is applied at a time. */
const PEOPLE_IMPORT_LOCK = 4_207_111_941;
const CHUNK = 5_000;

export interface KnownPersonRow {
  id: string;
  given_name: string;
  family_name: string;
  email: string;
  locale: InterfaceLocale;
  institution_id: string | null;
  institution_name: LocalizedText | null;
  department: string | null;
  position_title: string | null;
}

const chunksOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );

/** Batches and rows of imports, and the people their rows name. */
@Injectable()
export class ImportsRepository {
  constructor(private readonly db: Db) {}

  /** Waits until no other import is being applied; released with the transaction. */
  async lockImports(): Promise<void> {
    await this.db.execute('SELECT pg_advisory_xact_lock($1)', [PEOPLE_IMPORT_LOCK]);
  }

  async insertBatch(batch: ImportBatch): Promise<void> {
    await this.db.manager.insert(ImportBatch, batch);
  }

  batch(id: string): Promise<ImportBatch | null> {
    return this.db.manager.findOneBy(ImportBatch, { id });
  }

  lockBatch(id: string): Promise<ImportBatch | null> {
    return this.db.manager.findOne(ImportBatch, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async updateBatch(
    id: string,
    change: { state: ImportBatch['state']; appliedAt: Date | null; summary: ImportSummary },
  ): Promise<void> {
    await this.db.manager.update(ImportBatch, { id }, change);
  }

  /** Writes the rows of a batch in place of those it had. */
  async replaceRows(batchId: string, rows: readonly ImportRow[]): Promise<void> {
    await this.db.execute('DELETE FROM import_row WHERE batch_id = $1', [batchId]);
    for (const chunk of chunksOf(rows))
      await this.db.execute(
        `INSERT INTO import_row (batch_id, line, decision, reasons, fields, person_id)
         SELECT $1, * FROM unnest($2::int[], $3::text[], $4::jsonb[], $5::jsonb[], $6::uuid[])`,
        [
          batchId,
          chunk.map((row) => row.line),
          chunk.map((row) => row.decision),
          chunk.map((row) => JSON.stringify(row.reasons)),
          chunk.map((row) => JSON.stringify(row.fields)),
          chunk.map((row) => row.personId),
        ],
      );
  }

  /** Notes whom the created rows became. */
  async setPersons(batchId: string, persons: readonly { line: number; personId: string }[]): Promise<void> {
    await this.db.execute(
      `UPDATE import_row r SET person_id = g.person_id FROM unnest($2::int[], $3::uuid[]) AS g (line, person_id)
       WHERE r.batch_id = $1 AND r.line = g.line`,
      [batchId, persons.map((person) => person.line), persons.map((person) => person.personId)],
    );
  }

  rows(batchId: string): Promise<ImportRow[]> {
    return this.db.manager.find(ImportRow, { where: { batchId }, order: { line: 'ASC' } });
  }

  async rowsAfter(batchId: string, decision: ImportDecision | null, line: number, limit: number): Promise<ImportRow[]> {
    const query = this.db.manager
      .createQueryBuilder(ImportRow, 'r')
      .where('r.batchId = :batchId AND r.line > :line', { batchId, line });
    if (decision) query.andWhere('r.decision = :decision', { decision });
    return query.orderBy('r.line').limit(limit).getMany();
  }

  /** The people with these addresses and their primary affiliation on `day`; `hold` keeps others from changing them meanwhile. */
  async peopleByEmail(emails: readonly string[], day: string, hold: boolean): Promise<KnownPersonRow[]> {
    const found = await this.db.query<KnownPersonRow>(
      `SELECT p.id, p.given_name, p.family_name, p.email, p.locale, d.institution_id, i.name AS institution_name,
         d.name AS department, f.position_title
       FROM person p
       LEFT JOIN affiliation f ON f.person_id = p.id AND f.is_primary AND f.valid @> $2::date
       LEFT JOIN department d ON d.id = f.department_id
       LEFT JOIN institution i ON i.id = d.institution_id
       WHERE p.email = ANY ($1::text[]) ORDER BY p.id ${hold ? 'FOR UPDATE OF p' : ''}`,
      [emails, day],
    );
    return found;
  }

  /** Created by the batch and never invited, a few at a time. */
  async uninvited(batchId: string, limit: number): Promise<string[]> {
    const rows = await this.db.query<{ person_id: string }>(
      `SELECT r.person_id FROM import_row r LEFT JOIN account a ON a.person_id = r.person_id
       WHERE r.batch_id = $1 AND r.decision = 'create' AND r.person_id IS NOT NULL AND a.person_id IS NULL
       ORDER BY r.line LIMIT $2`,
      [batchId, limit],
    );
    return rows.map((row) => row.person_id);
  }
}
