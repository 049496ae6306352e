import type { InterfaceLocale, QuestionResponse } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An answer that came after the end. It never counts by itself: a trainer decides. Append-only. */
@Entity('late_evidence')
export class LateEvidence {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'attempt_id' }) attemptId: string;
  @Column('integer') slot: number;
  @Column('integer', { name: 'client_rev' }) clientRev: number;
  @Column('jsonb', { nullable: true }) response: QuestionResponse | null;
  @Column('text') locale: InterfaceLocale;
  /** When it was typed, by the device's clock: what the person says. */
  @Column('timestamptz', { name: 'device_at', nullable: true }) deviceAt: Date | null;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  /** When the attempt was last heard of while it was open: what the server knows. */
  @Column('timestamptz', { name: 'last_contact_at', nullable: true }) lastContactAt: Date | null;
}
