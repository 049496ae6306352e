import type { ActivityKind, LocalizedText } from '@edukom/domain';
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
}
