import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A post in a department, named as its people name it. */
@Entity('position')
export class Position {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'department_id' }) departmentId: string;
  @Column('text') name: string;
  @Column('text', { name: 'name_fold' }) nameFold: string;
}
