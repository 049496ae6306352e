import type { QuestionType } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question of a course's bank; what is asked lies in its versions. */
@Entity('question')
export class Question {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'course_id', nullable: true }) courseId: string | null;
  @Column('text') kind: QuestionType;
  @Column('text', { default: '' }) competence: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
