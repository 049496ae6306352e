import { Column, Entity, PrimaryColumn } from 'typeorm';

export type FeedState = 'producing' | 'to-approve' | 'approved' | 'rejected' | 'failed';

/** Figures on their way to the Observatory, not public before somebody approves them. */
@Entity('feed')
export class Feed {
  @PrimaryColumn('uuid') id: string;
  @Column('text') source: 'training';
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') state: FeedState;
  @Column('timestamptz', { name: 'data_at' }) dataAt: Date;
  @Column('timestamptz', { name: 'produced_at', nullable: true }) producedAt: Date | null;
  @Column('uuid', { name: 'requested_by', nullable: true }) requestedBy: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { default: '' }) reason: string;
  @Column('text', { name: 'content_hash', nullable: true }) contentHash: string | null;
  /** Number of the newest release its disclosure control knew of. */
  @Column('integer', { name: 'after_release', default: 0 }) afterRelease: number;
}
