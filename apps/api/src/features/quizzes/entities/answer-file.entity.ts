import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file somebody uploaded for a question of their attempt; its bytes lie in the store under `sha256`. Append-only. */
@Entity('answer_file')
export class AnswerFileRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'attempt_id' }) attemptId: string;
  @Column('integer') slot: number;
  /** From 1, so that their number is limited. */
  @Column('integer') ordinal: number;
  @Column('bytea') sha256: Buffer;
  @Column('integer', { name: 'size_bytes' }) sizeBytes: number;
  @Column('text', { name: 'content_type' }) contentType: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
