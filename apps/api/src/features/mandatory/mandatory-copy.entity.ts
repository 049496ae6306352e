import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The list of who misses a training, to the focal points of one institution, once for each day of reminders. */
@Entity('mandatory_copy')
export class MandatoryCopy {
  @PrimaryColumn('uuid', { name: 'training_id' }) trainingId: string;
  @PrimaryColumn('integer') days: number;
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('timestamptz', { name: 'posted_at', nullable: true }) postedAt: Date | null;
}
