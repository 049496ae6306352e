import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A reminder of a training so many days before it is due; without `postedAt` it is planned and not in the outbox yet. */
@Entity('mandatory_reminder')
export class MandatoryReminder {
  @PrimaryColumn('uuid', { name: 'training_id' }) trainingId: string;
  @PrimaryColumn('integer') days: number;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('timestamptz', { name: 'posted_at', nullable: true }) postedAt: Date | null;
}
