import type { InterfaceLocale } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type AttemptState = 'open' | 'submitted' | 'expired';

/** One sitting of a quiz. At most one per person and quiz is open (partial unique index). */
@Entity('attempt')
export class Attempt {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'quiz_id' }) quizId: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('integer') number: number;
  @Column('text') state: AttemptState;
  @Column('integer') seed: number;
  @Column('text') locale: InterfaceLocale;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('timestamptz', { name: 'deadline_at', nullable: true }) deadlineAt: Date | null;
  /** Part of the time until the deadline that only this person has. */
  @Column('integer', { name: 'extra_seconds', default: 0 }) extraSeconds: number;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
  @Column('text', { name: 'receipt_hash', nullable: true }) receiptHash: string | null;
  /** Questions answered, as the receipt says; null while open. A late answer that is accepted changes nothing here. */
  @Column('integer', { nullable: true }) answered: number | null;
  @Column('integer', { name: 'auto_points', nullable: true }) autoPoints: number | null;
  /** After marks by hand and corrections; null while open. */
  @Column('integer', { nullable: true }) points: number | null;
  @Column('integer', { name: 'max_points' }) maxPoints: number;
  @Column('integer', { name: 'pending_marks', nullable: true }) pendingMarks: number | null;
  @Column('integer', { default: 1 }) version: number;
}
