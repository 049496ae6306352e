import type { ImportDecision, UndoOutcome } from '@edukom/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row (one question) of an uploaded file with what the preview decided; rows of errors are kept to be given back. */
@Entity('import_row')
export class ImportRow<Reason = unknown, Fields = unknown> {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  /** Of a table the number of the row, of other files the place of the question among the others. */
  @PrimaryColumn('integer') line: number;
  @Column('text') decision: ImportDecision;
  @Column('jsonb') reasons: readonly Reason[];
  @Column('jsonb') fields: Fields;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('uuid', { name: 'question_id', nullable: true }) questionId: string | null;
  /** What applying did, as far as undoing needs it; null: nothing. */
  @Column('jsonb', { nullable: true }) effect: unknown;
  @Column('text', { nullable: true }) undone: UndoOutcome | null;
}
