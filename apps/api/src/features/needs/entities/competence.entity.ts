import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A competence of a framework; the same key in two frameworks is the same competence. */
@Entity('competence')
export class Competence {
  @PrimaryColumn('uuid', { name: 'framework_id' }) frameworkId: string;
  @PrimaryColumn('text') key: string;
  @Column('text', { name: 'area_key' }) areaKey: string;
  @Column('jsonb') name: LocalizedText;
  /** In the everyday words of a municipal office. */
  @Column('jsonb') hint: LocalizedText;
  @Column('integer') position: number;
}
