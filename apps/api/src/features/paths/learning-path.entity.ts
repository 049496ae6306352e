import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Several courses in an order, with a certificate of their own. */
@Entity('learning_path')
export class LearningPath {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb') summary: LocalizedText;
  /** How long its certificate is valid; null: for good. */
  @Column('integer', { name: 'months_valid', nullable: true }) monthsValid: number | null;
  @Column('text') state: 'draft' | 'published';
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer', { default: 1 }) revision: number;
}
