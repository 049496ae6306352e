import type { ImportColumn, ImportKind } from '@edukom/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody once said the columns under a header mean: the next table with that header is read so. */
@Entity('import_mapping')
export class ImportMapping {
  @PrimaryColumn('text') kind: ImportKind;
  /** Hash of the folded header. */
  @PrimaryColumn('bytea') signature: Buffer;
  @Column('jsonb') mapping: readonly (ImportColumn | null)[];
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}
