import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A level of a framework, counted from 1. */
@Entity('competence_level')
export class CompetenceLevel {
  @PrimaryColumn('uuid', { name: 'framework_id' }) frameworkId: string;
  @PrimaryColumn('integer') level: number;
  @Column('jsonb') name: LocalizedText;
  @Column('jsonb') statement: LocalizedText;
}
