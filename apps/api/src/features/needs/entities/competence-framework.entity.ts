import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a competence framework; what it holds is reference data. */
@Entity('competence_framework')
export class CompetenceFramework {
  @PrimaryColumn('uuid') id: string;
  @Column('text') key: string;
  @Column('text') version: string;
  @Column('jsonb') name: LocalizedText;
  @Column('text') source: string;
  @Column('integer') position: number;
}
