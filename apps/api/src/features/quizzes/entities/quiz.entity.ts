import { Column, Entity, PrimaryColumn } from 'typeorm';

export type QuizPurpose = 'pre' | 'post' | 'graded' | 'practice';

/** The rules of a quiz activity; time in seconds (null: no limit), pass mark in basis points. */
@Entity('quiz')
export class Quiz {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'activity_id' }) activityId: string;
  @Column('text') purpose: QuizPurpose;
  @Column('integer', { name: 'seconds_allowed', nullable: true }) secondsAllowed: number | null;
  @Column('integer', { name: 'attempts_allowed', default: 1 }) attemptsAllowed: number;
  @Column('integer', { name: 'pass_mark' }) passMark: number;
  @Column('boolean', { name: 'is_shuffled', default: false }) isShuffled: boolean;
}
