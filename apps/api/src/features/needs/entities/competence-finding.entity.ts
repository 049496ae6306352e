import type { EvidenceBasis } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a completed assessment concluded in a competence, by the target and the tests of that day. */
@Entity('competence_finding')
export class CompetenceFinding {
  @PrimaryColumn('uuid', { name: 'assessment_id' }) assessmentId: string;
  @PrimaryColumn('text', { name: 'competence_key' }) competenceKey: string;
  /** In which target and held level are said. */
  @Column('uuid', { name: 'framework_id' }) frameworkId: string;
  @Column('integer') target: number;
  @Column('integer') held: number;
  @Column('text') basis: EvidenceBasis;
  @Column('integer') gap: number;
}
