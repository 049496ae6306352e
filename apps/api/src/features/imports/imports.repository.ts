import type { ImportColumn, ImportKind, ImportState } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import type { Mapping } from './table/header.js';

export interface LatestImportRow {
  id: string;
  kind: ImportKind;
  file_name: string;
  state: ImportState;
  created_at: Date;
  given_name: string;
  family_name: string;
}

/** Which imports there are, and what headers were said to mean. */
@Injectable()
export class ImportsRepository {
  constructor(private readonly db: Db) {}

  /** The last imports of some kinds. */
  latest(kinds: readonly ImportKind[], limit: number): Promise<LatestImportRow[]> {
    return this.db.query<LatestImportRow & Record<string, unknown>>(
      `SELECT b.id, b.kind, b.file_name, b.state, b.created_at, p.given_name, p.family_name
       FROM import_batch b JOIN person p ON p.id = b.created_by WHERE b.kind = ANY ($1::text[])
       ORDER BY b.created_at DESC, b.id DESC LIMIT $2`,
      [kinds, limit],
    );
  }

  /** Imports that nobody applied since, a few; held, and those that somebody else holds left out. */
  abandoned(before: Date, limit: number): Promise<string[]> {
    return this.#ids(
      `SELECT id FROM import_batch WHERE kind <> 'questions' AND state IN ('mapping', 'previewed', 'failed') AND created_at < $1
       ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      before,
      limit,
    );
  }

  /** Imports applied before, which say more than they have to; likewise. */
  unforgotten(before: Date, limit: number): Promise<string[]> {
    return this.#ids(
      `SELECT id FROM import_batch WHERE kind <> 'questions' AND state IN ('applied', 'undone') AND applied_at < $1
         AND summary -> 'isForgotten' IS NULL ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      before,
      limit,
    );
  }

  async #ids(sql: string, before: Date, limit: number): Promise<string[]> {
    return (await this.db.query<{ id: string }>(sql, [before, limit])).map(({ id }) => id);
  }

  /** Those of some imports whose table may be read again. */
  async needingFiles(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ id: string }>(
      'SELECT id::text FROM import_batch WHERE id::text = ANY ($1) AND file_sha256 IS NOT NULL',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async mapping(kind: ImportKind, signature: Buffer): Promise<Mapping | null> {
    const row = await this.db.one<{ mapping: (ImportColumn | null)[] }>(
      'SELECT mapping FROM import_mapping WHERE kind = $1 AND signature = $2',
      [kind, signature],
    );
    return row?.mapping ?? null;
  }

  async remember(kind: ImportKind, signature: Buffer, mapping: Mapping, by: string, at: Date): Promise<void> {
    await this.db.execute(
      `INSERT INTO import_mapping (kind, signature, mapping, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (kind, signature) DO UPDATE SET mapping = EXCLUDED.mapping, changed_by = EXCLUDED.changed_by,
         changed_at = EXCLUDED.changed_at`,
      [kind, signature, JSON.stringify(mapping), by, at],
    );
  }

  /** Created by the batch and never invited, a few at a time. */
  async uninvited(batchId: string, limit: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT p.id FROM (
         SELECT u.line, u.person_id FROM import_creation c CROSS JOIN LATERAL unnest(c.lines, c.person_ids) AS u (line, person_id)
         WHERE c.batch_id = $1
         -- Of imports of before, each row says it itself.
         UNION SELECT r.line, r.person_id FROM import_row r WHERE r.batch_id = $1 AND r.decision = 'create' AND r.person_id IS NOT NULL
       ) made JOIN person p ON p.id = made.person_id LEFT JOIN account a ON a.person_id = p.id
       WHERE a.person_id IS NULL ORDER BY made.line LIMIT $2`,
      [batchId, limit],
    );
    return rows.map(({ id }) => id);
  }
}
