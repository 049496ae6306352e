import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CertificateSnapshot } from './certificate-record.js';

/** One edition of a certificate, as it was issued. Append-only in the database. */
@Entity('certificate')
export class Certificate {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'award_id' }) awardId: string;
  @Column('integer') cycle: number;
  @Column('integer') edition: number;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @Column('uuid', { name: 'run_id' }) runId: string;
  @Column('uuid', { name: 'template_id' }) templateId: string;
  @Column('text') serial: string;
  @Column('text') code: string;
  @Column('jsonb') snapshot: CertificateSnapshot;
  @Column('jsonb') eligibility: unknown;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  @Column('uuid', { name: 'issued_by' }) issuedBy: string;
  @Column('timestamptz', { name: 'valid_until', nullable: true }) validUntil: Date | null;
  @Column('uuid', { nullable: true }) supersedes: string | null;
}
