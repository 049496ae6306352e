import type { InterfaceLocale, QuestionResponse } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An answer that came after the end. It never counts by itself: a trainer decides. */
@Entity('late_evidence')
export class LateEvidence {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'attempt_id' }) attemptId: string;
  @Column('integer') slot: number;
  @Column('integer', { name: 'client_rev' }) clientRev: number;
  @Column('jsonb', { nullable: true }) response: QuestionResponse | null;
  @Column('text') locale: InterfaceLocale;
  @Column('timestamptz', { name: 'device_at', nullable: true }) deviceAt: Date | null;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('text', { nullable: true }) decision: 'accepted' | 'rejected' | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
}
