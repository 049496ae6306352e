import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A title of a position, folded, and the profile it leads to; a title leads to one profile only. */
@Entity('competence_profile_title')
export class CompetenceProfileTitle {
  @PrimaryColumn('text', { name: 'title_fold' }) titleFold: string;
  /** As it was typed. */
  @Column('text') title: string;
  @Column('uuid', { name: 'profile_id' }) profileId: string;
}
