import type { LessonBlock } from '@edukom/contracts';
import type { TextSummary } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One block of a lesson: its structure is the same in every language, its body holds the texts of all. */
@Entity('block')
export class Block {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'activity_id' }) activityId: string;
  @Column('integer') position: number;
  @Column('text') anchor: string;
  @Column('text') kind: LessonBlock['kind'];
  @Column('jsonb') body: LessonBlock['body'];
  /** Counts the saves of this row. */
  @Column('integer', { default: 1 }) revision: number;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by', nullable: true }) changedBy: string | null;
  /** When the saves began that are one entry of the history. */
  @Column('timestamptz', { name: 'editing_since' }) editingSince: Date;
  /** Derived from the body, so that a whole course is counted without reading it; null in rows older than the column. */
  @Column('jsonb', { name: 'text_summary', nullable: true }) textSummary: readonly TextSummary[] | null;
}
