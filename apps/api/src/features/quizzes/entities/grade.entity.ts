import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The result of a quiz in an enrolment: that of the best attempt. Points in hundredths, share in basis points. */
@Entity('grade')
export class Grade {
  @PrimaryColumn('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @PrimaryColumn('uuid', { name: 'quiz_id' }) quizId: string;
  @Column('uuid', { name: 'attempt_id' }) attemptId: string;
  @Column('integer') points: number;
  @Column('integer', { name: 'max_points' }) maxPoints: number;
  @Column('integer') share: number;
  @Column('boolean', { name: 'is_final' }) isFinal: boolean;
  @Column('timestamptz', { name: 'graded_at' }) gradedAt: Date;
  @Column('timestamptz', { name: 'released_at', nullable: true }) releasedAt: Date | null;
  /** Set by somebody instead of what the attempts gave. */
  @Column('boolean', { name: 'is_overridden', default: false }) isOverridden: boolean;
  /** What the person was last told by mail; null before the release. */
  @Column('integer', { name: 'told_points', nullable: true }) toldPoints: number | null;
  @Column('integer', { name: 'told_max', nullable: true }) toldMax: number | null;
  @Column('integer', { default: 1 }) version: number;
}
