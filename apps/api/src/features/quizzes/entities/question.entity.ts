import type { QuestionType } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question of a course's bank; what is asked lies in its versions. */
@Entity('question')
export class Question {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'course_id', nullable: true }) courseId: string | null;
  @Column('text') kind: QuestionType;
  @Column('text', { default: '' }) competence: string;
  @Column('text', { array: true, default: '{}' }) tags: string[];
  /** From 1 (easy) to 5. */
  @Column('integer', { nullable: true }) difficulty: number | null;
  /** Hundredths; what a quiz gives for it stands in its slot. */
  @Column('integer', { default: 100 }) points: number;
  /** What other systems call it. */
  @Column('text', { name: 'external_id', nullable: true }) externalId: string | null;
  /** The newest prompt in its source language, folded: equal for duplicates. */
  @Column('text', { name: 'folded_prompt', default: '' }) foldedPrompt: string;
  /** The newest prompt in every language, folded. */
  @Column('text', { name: 'search_text', default: '' }) searchText: string;
  /** Taken back with the import that made it; its versions stay, since nothing of them is ever removed. */
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
  /** Counts the saves; a version may have several, since tags and points are no part of it. */
  @Column('integer', { default: 1 }) revision: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
