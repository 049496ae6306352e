import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an official says of themself in a competence; level 0: not able to yet. */
@Entity('competence_answer')
export class CompetenceAnswer {
  @PrimaryColumn('uuid', { name: 'assessment_id' }) assessmentId: string;
  @Column('uuid', { name: 'framework_id' }) frameworkId: string;
  @PrimaryColumn('text', { name: 'competence_key' }) competenceKey: string;
  @Column('integer') level: number;
  @Column('timestamptz', { name: 'answered_at' }) answeredAt: Date;
}
