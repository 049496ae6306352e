import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('audit_event')
export class AuditEvent {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') at: Date;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId: string | null;
  @Column('text') action: string;
  @Column('text', { name: 'subject_kind' }) subjectKind: string;
  @Column('text', { name: 'subject_id' }) subjectId: string;
  @Column('bytea', { name: 'payload_hash' }) payloadHash: Buffer;
  @Column('bigint', { name: 'seal_number', nullable: true }) sealNumber: string | null;
}

@Entity('audit_payload')
export class AuditPayload {
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('bytea') salt: Buffer;
  @Column('jsonb') payload: string;
}

@Entity('audit_seal')
export class AuditSeal {
  @PrimaryColumn('bigint') number: string;
  @Column('timestamptz', { name: 'sealed_at' }) sealedAt: Date;
  @Column('integer', { name: 'event_count' }) eventCount: number;
  @Column('bytea', { name: 'previous_hash' }) previousHash: Buffer;
  @Column('bytea') hash: Buffer;
}
