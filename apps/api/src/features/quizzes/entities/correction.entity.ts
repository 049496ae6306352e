import type { CorrectionKind, QuestionKey } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row of the ledger of corrections of a quiz, in one run or (`runId` null) in all. Append-only; an undo is a row too. */
@Entity('correction')
export class CorrectionEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'quiz_id' }) quizId: string;
  @Column('uuid', { name: 'run_id', nullable: true }) runId: string | null;
  @Column('integer') number: number;
  @Column('uuid', { name: 'question_version_id' }) questionVersionId: string;
  @Column('text') kind: CorrectionKind;
  @Column('jsonb', { name: 'answer_key', nullable: true }) answerKey: QuestionKey | null;
  @Column('uuid', { nullable: true }) undoes: string | null;
  @Column('text') reason: string;
  @Column('integer') people: number;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
}
