import type { CertificateEventKind } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What happened to a certificate: a link of its hash chain. `previousHash` of the first is empty. */
@Entity('certificate_event')
export class CertificateEvent {
  @PrimaryColumn('uuid', { name: 'certificate_id' }) certificateId: string;
  @PrimaryColumn('integer') number: number;
  @Column('text') kind: CertificateEventKind;
  @Column('timestamptz') at: Date;
  /** Null: the installation itself issued it. */
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId: string | null;
  @Column('text', { default: '' }) reason: string;
  @Column('text', { name: 'previous_hash' }) previousHash: string;
  @Column('text') hash: string;
}
