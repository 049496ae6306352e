import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A reminder that was mailed; until `quietUntil` the database refuses another one to the same learner. */
@Entity('run_reminder')
export class RunReminder {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @Column('uuid', { name: 'sent_by' }) sentBy: string;
  @Column('timestamptz', { name: 'sent_at' }) sentAt: Date;
  @Column('timestamptz', { name: 'quiet_until' }) quietUntil: Date;
}
