import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Competences that belong together in a framework. */
@Entity('competence_area')
export class CompetenceArea {
  @PrimaryColumn('uuid', { name: 'framework_id' }) frameworkId: string;
  @PrimaryColumn('text') key: string;
  @Column('jsonb') name: LocalizedText;
  @Column('integer') position: number;
}
