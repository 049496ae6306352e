import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a level of a finer framework reaches in a coarser one. */
@Entity('competence_crosswalk')
export class CompetenceCrosswalk {
  @PrimaryColumn('uuid', { name: 'from_framework_id' }) fromFrameworkId: string;
  @PrimaryColumn('integer', { name: 'from_level' }) fromLevel: number;
  @PrimaryColumn('uuid', { name: 'to_framework_id' }) toFrameworkId: string;
  @Column('integer', { name: 'to_level' }) toLevel: number;
}
