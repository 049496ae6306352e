import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AwardKind } from '../courses/award.entity.js';
import type { CertificateSnapshot } from './certificate-record.js';

/** One edition of a certificate, as it was issued. Append-only in the database. */
@Entity('certificate')
export class Certificate {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'award_id' }) awardId: string;
  @Column('text', { default: 'course' }) kind: AwardKind;
  @Column('integer') cycle: number;
  @Column('integer') edition: number;
  /** Null for a path, which rests on several. */
  @Column('uuid', { name: 'enrolment_id', nullable: true }) enrolmentId: string | null;
  @Column('uuid', { name: 'run_id', nullable: true }) runId: string | null;
  @Column('uuid', { name: 'template_id' }) templateId: string;
  @Column('text') serial: string;
  @Column('text') code: string;
  @Column('jsonb') snapshot: CertificateSnapshot;
  @Column('jsonb') eligibility: unknown;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  /** Null: the installation itself, for an open course. */
  @Column('uuid', { name: 'issued_by', nullable: true }) issuedBy: string | null;
  @Column('timestamptz', { name: 'valid_until', nullable: true }) validUntil: Date | null;
  @Column('uuid', { nullable: true }) supersedes: string | null;
}
