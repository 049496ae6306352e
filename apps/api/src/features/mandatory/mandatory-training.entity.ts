import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A course that an audience has to complete until a day, with the days before it on which they are reminded. */
@Entity('mandatory_training')
export class MandatoryTraining {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'course_id' }) courseId: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('integer', { name: 'remind_days', array: true }) remindDays: number[];
  @Column('boolean', { name: 'copies_focal_point' }) copiesFocalPoint: boolean;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason: string | null;
  /** Last day on which reminders were planned: the next round is on another day. */
  @Column('date', { name: 'planned_on', nullable: true }) plannedOn: string | null;
}
