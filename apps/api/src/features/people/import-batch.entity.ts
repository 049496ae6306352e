import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is known of a batch as a whole. */
export interface ImportSummary {
  /** Counts up whenever the preview is made anew. */
  readonly revision: number;
  readonly counts: { readonly create: number; readonly update: number; readonly skip: number; readonly error: number };
  /** How many invitations applying sent. */
  readonly invitations: number;
}

/** One uploaded table of people: previewed, then applied once or cancelled. */
@Entity('import_batch')
export class ImportBatch {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'people';
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text') state: 'previewed' | 'applied' | 'cancelled';
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'applied_at', nullable: true }) appliedAt: Date | null;
  @Column('jsonb') summary: ImportSummary;
}
