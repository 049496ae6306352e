import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part of an institution, named as its people name it. */
@Entity('department')
export class Department {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('text') name: string;
  @Column('text', { name: 'name_fold' }) nameFold: string;
}
