import type { GradingMethod, ReviewPolicy } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type QuizPurpose = 'pre' | 'post' | 'graded' | 'practice';
/** One question at a time, or all of them on one page. */
export type QuizLayout = 'one' | 'all';

/** The rules of a quiz activity; time in seconds (null: no limit), pass mark in basis points. */
@Entity('quiz')
export class Quiz {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'activity_id' }) activityId: string;
  @Column('text') purpose: QuizPurpose;
  @Column('integer', { name: 'seconds_allowed', nullable: true }) secondsAllowed: number | null;
  @Column('integer', { name: 'attempts_allowed', default: 1 }) attemptsAllowed: number;
  @Column('integer', { name: 'pass_mark' }) passMark: number;
  /** Questions, each within its section. */
  @Column('boolean', { name: 'is_shuffled', default: false }) isShuffled: boolean;
  @Column('boolean', { name: 'shuffles_options', default: false }) shufflesOptions: boolean;
  /** Counts the saves of settings and sections. */
  @Column('integer', { default: 1 }) revision: number;
  @Column('timestamptz', { name: 'opens_at', nullable: true }) opensAt: Date | null;
  @Column('timestamptz', { name: 'closes_at', nullable: true }) closesAt: Date | null;
  @Column('text', { name: 'grading_method', default: 'highest' }) gradingMethod: GradingMethod;
  @Column('text', { default: 'one' }) layout: QuizLayout;
  @Column('jsonb') review: ReviewPolicy;
  /** Slug of the test before, in the same version, that a test after is compared with. */
  @Column('text', { name: 'pairs_with', nullable: true }) pairsWith: string | null;
}
