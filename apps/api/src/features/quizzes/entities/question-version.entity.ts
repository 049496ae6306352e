import type { Rubric } from '@edukom/contracts';
import type { LocalizedText, QuestionKey } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredSpec } from '../question-types/registry.js';

/** One immutable wording and key of a question (the table refuses changes). */
@Entity('question_version')
export class QuestionVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'question_id' }) questionId: string;
  @Column('integer') number: number;
  @Column('jsonb') prompt: LocalizedText;
  @Column('jsonb') spec: StoredSpec;
  @Column('jsonb', { name: 'answer_key' }) answerKey: QuestionKey;
  @Column('jsonb', { nullable: true }) feedback: LocalizedText | null;
  @Column('jsonb', { nullable: true }) guide: LocalizedText | null;
  @Column('jsonb', { nullable: true }) rubric: Rubric | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
