import { Column, Entity, PrimaryColumn } from 'typeorm';

export type GradeCauseKind =
  'attempt' | 'mark' | 'correction' | 'override' | 'appeal' | 'rule' | 'release' | 'late-answer';

/** What became of a grade, by whom and why; what was before is the row before. Append-only. */
@Entity('grade_event')
export class GradeEvent {
  @PrimaryColumn('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @PrimaryColumn('uuid', { name: 'quiz_id' }) quizId: string;
  /** The version of the grade that came out of it. */
  @PrimaryColumn('integer') number: number;
  @Column('text') cause: GradeCauseKind;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId: string | null;
  @Column('text') reason: string;
  @Column('integer') points: number;
  @Column('integer', { name: 'max_points' }) maxPoints: number;
  @Column('integer') share: number;
  @Column('boolean', { name: 'is_final' }) isFinal: boolean;
  @Column('timestamptz', { name: 'happened_at' }) happenedAt: Date;
}
