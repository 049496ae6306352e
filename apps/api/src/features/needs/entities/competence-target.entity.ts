import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The level a profile asks for in a competence of its framework. */
@Entity('competence_target')
export class CompetenceTarget {
  @PrimaryColumn('uuid', { name: 'profile_id' }) profileId: string;
  @Column('uuid', { name: 'framework_id' }) frameworkId: string;
  @PrimaryColumn('text', { name: 'competence_key' }) competenceKey: string;
  @Column('integer') level: number;
}
