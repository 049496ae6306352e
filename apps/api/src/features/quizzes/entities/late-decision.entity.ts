import type { InterfaceLocale, QuestionResponse } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a trainer decided about a late answer: once, for good. Of an accepted one also the answer that stood before, so
 * that what the receipt was made of can always be put together again. Append-only.
 */
@Entity('late_decision')
export class LateDecision {
  @PrimaryColumn('uuid', { name: 'evidence_id' }) evidenceId: string;
  @Column('text') decision: 'accepted' | 'rejected';
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('integer', { name: 'rev_before', nullable: true }) revBefore: number | null;
  @Column('jsonb', { name: 'response_before', nullable: true }) responseBefore: QuestionResponse | null;
  @Column('text', { name: 'locale_before', nullable: true }) localeBefore: InterfaceLocale | null;
  @Column('timestamptz', { name: 'received_before', nullable: true }) receivedBefore: Date | null;
}
