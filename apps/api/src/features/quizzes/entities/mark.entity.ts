import type { MarkRole, RubricChoice } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a trainer gave an answer in a role. Append-only: the highest version of each role stands. */
@Entity('mark')
export class Mark {
  @PrimaryColumn('uuid', { name: 'attempt_id' }) attemptId: string;
  @PrimaryColumn('integer') slot: number;
  @PrimaryColumn('text', { default: 'first' }) role: MarkRole;
  @PrimaryColumn('integer') version: number;
  @Column('integer') points: number;
  @Column('uuid', { name: 'marker_id', nullable: true }) markerId: string | null;
  @Column('text', { default: '' }) comment: string;
  @Column('text', { default: '' }) reason: string;
  /** The chosen level by criterion, where the question has a rubric. */
  @Column('jsonb', { nullable: true }) levels: RubricChoice | null;
  /** The appeal this mark answers. */
  @Column('uuid', { name: 'appeal_id', nullable: true }) appealId: string | null;
  @Column('timestamptz', { name: 'marked_at' }) markedAt: Date;
}
