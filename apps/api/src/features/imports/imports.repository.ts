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

  latest(limit: number): Promise<LatestImportRow[]> {
    return this.db.query<LatestImportRow & Record<string, unknown>>(
      `SELECT b.id, b.kind, b.file_name, b.state, b.created_at, p.given_name, p.family_name
       FROM import_batch b JOIN person p ON p.id = b.created_by WHERE b.kind <> 'questions'
       ORDER BY b.created_at DESC, b.id DESC LIMIT $1`,
      [limit],
    );
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
    const rows = await this.db.query<{ person_id: string }>(
      `SELECT r.person_id FROM import_row r JOIN person p ON p.id = r.person_id
       LEFT JOIN account a ON a.person_id = r.person_id
       WHERE r.batch_id = $1 AND r.decision = 'create' AND a.person_id IS NULL ORDER BY r.line LIMIT $2`,
      [batchId, limit],
    );
    return rows.map((row) => row.person_id);
  }
}
