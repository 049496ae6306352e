import type { ImportKind as TableKind, ImportState } from '@edukom/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is imported. */
export type ImportKind = TableKind | 'questions';

export interface ImportCounts {
  readonly create: number;
  readonly update: number;
  readonly skip: number;
  readonly error: number;
}

/** What is known of a batch as a whole. */
export interface ImportSummary {
  /** Counts up whenever the preview is made anew. */
  readonly revision: number;
  readonly counts: ImportCounts;
}

/** One uploaded file: previewed, then applied once or cancelled; what was applied may be undone where its kind allows. */
@Entity('import_batch')
export class ImportBatch<Summary extends ImportSummary = ImportSummary> {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ImportKind;
  /** Whose questions they become; null for the shared bank, and for tables. */
  @Column('uuid', { name: 'course_id', nullable: true }) courseId: string | null;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text') state: ImportState;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'applied_at', nullable: true }) appliedAt: Date | null;
  @Column('jsonb') summary: Summary;
  /** The uploaded table as long as it may be read again; null of questions, and when all is done. */
  @Column('bytea', { name: 'file_sha256', nullable: true }) fileSha256: Buffer | null;
}
