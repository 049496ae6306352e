import type { ActivityKind, CompletionRule, LocalizedText, ReleaseCondition } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A lesson, quiz, file or package; its slug is unique within the version. */
@Entity('activity')
export class Activity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'module_id' }) moduleId: string;
  @Column('integer') position: number;
  @Column('text') kind: ActivityKind;
  @Column('text') slug: string;
  @Column('jsonb') title: LocalizedText;
  @Column('integer') minutes: number;
  @Column('boolean', { name: 'is_required', default: true }) isRequired: boolean;
  /** All of them must hold before it opens; other activities are named by their slug. */
  @Column('jsonb', { default: [] }) conditions: readonly ReleaseCondition[];
  @Column('jsonb', { default: { kind: 'usual' } }) completion: CompletionRule;
  /** Counts the saves of this row. */
  @Column('integer', { default: 1 }) revision: number;
}
