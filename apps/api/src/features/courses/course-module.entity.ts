import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part of a course version: its activities in order. */
@Entity('module')
export class CourseModule {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'version_id' }) versionId: string;
  @Column('integer') position: number;
  @Column('jsonb') title: LocalizedText;
  /** Counts the saves of this row. */
  @Column('integer', { default: 1 }) revision: number;
}
