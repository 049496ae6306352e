import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person in a department from a day until before a day; one at a time is primary. */
@Entity('affiliation')
export class Affiliation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'department_id' }) departmentId: string;
  @Column('uuid', { name: 'position_id', nullable: true }) positionId: string | null;
  @Column('boolean', { name: 'is_primary' }) isPrimary: boolean;
  @Column('daterange') valid: string;
}
