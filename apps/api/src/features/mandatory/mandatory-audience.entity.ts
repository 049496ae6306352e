import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom a mandatory training concerns: the people of an institution, or of one department of it. */
@Entity('mandatory_audience')
export class MandatoryAudience {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'training_id' }) trainingId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('uuid', { name: 'department_id', nullable: true }) departmentId: string | null;
}
