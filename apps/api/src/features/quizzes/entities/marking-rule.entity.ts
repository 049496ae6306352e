import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a quiz is marked in a run; without a row the usual way holds. */
@Entity('marking_rule')
export class MarkingRule {
  @PrimaryColumn('uuid', { name: 'run_id' }) runId: string;
  @PrimaryColumn('uuid', { name: 'quiz_id' }) quizId: string;
  @Column('boolean', { name: 'is_anonymous' }) isAnonymous: boolean;
  @Column('integer', { name: 'appeal_days' }) appealDays: number;
  @Column('integer') version: number;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}
