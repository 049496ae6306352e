import { Column, Entity, PrimaryColumn } from 'typeorm';

export const REPORT_KINDS = ['attendance', 'certificates'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
export type ReportFormat = 'xlsx' | 'csv';

/** One export: what was asked, of which moment, and the hash of the rows that left. Unfinished when the download broke off. */
@Entity('report_run')
export class ReportRun {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ReportKind;
  @Column('jsonb') filter: unknown;
  @Column('timestamptz', { name: 'data_at' }) dataAt: Date;
  @Column('text') format: ReportFormat;
  @Column('integer', { name: 'row_count', nullable: true }) rowCount: number | null;
  @Column('text', { name: 'content_hash', nullable: true }) contentHash: string | null;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}
