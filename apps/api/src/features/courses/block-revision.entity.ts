import type { LessonBlock } from '@edukom/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A state a block was in until somebody else, or the same person later, wrote it; it is never changed. */
@Entity('block_revision')
export class BlockRevision {
  @PrimaryColumn('uuid', { name: 'block_id' }) blockId: string;
  @PrimaryColumn('integer') revision: number;
  @Column('uuid', { name: 'activity_id' }) activityId: string;
  @Column('text') anchor: string;
  @Column('text') kind: LessonBlock['kind'];
  @Column('jsonb') body: LessonBlock['body'];
  @Column('timestamptz', { name: 'saved_at' }) savedAt: Date;
  @Column('uuid', { name: 'saved_by', nullable: true }) savedBy: string | null;
}
