import type { ImportColumn, ImportDecision, RowChange, RowReason } from '@edukom/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a row says and what applying it changes. */
export interface ImportRowFields {
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>;
  readonly changes: readonly RowChange[];
}

/** One row of an uploaded table with what the preview decided; rows of errors are kept to be given back. */
@Entity('import_row')
export class ImportRow {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  @PrimaryColumn('integer') line: number;
  @Column('text') decision: ImportDecision;
  @Column('jsonb') reasons: readonly RowReason[];
  @Column('jsonb') fields: ImportRowFields;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
}
