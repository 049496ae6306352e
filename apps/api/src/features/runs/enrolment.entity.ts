import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person in a run. The institution is that of the day of enrolment and stays when the person moves. */
@Entity('enrolment')
export class Enrolment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'run_id' }) runId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('integer', { default: 1 }) cycle: number;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('text') state: 'enrolled' | 'withdrawn';
  @Column('timestamptz', { name: 'enrolled_at' }) enrolledAt: Date;
  @Column('uuid', { name: 'enrolled_by', nullable: true }) enrolledBy: string | null;
  @Column('timestamptz', { name: 'completed_at', nullable: true }) completedAt: Date | null;
  /** Why there is a seat although the plan had none; null: it was within the plan. */
  @Column('text', { name: 'beyond_reason', nullable: true }) beyondReason: string | null;
  /** Enrolled, and never came: said after the sessions. */
  @Column('timestamptz', { name: 'no_show_at', nullable: true }) noShowAt: Date | null;
  @Column('uuid', { name: 'no_show_by', nullable: true }) noShowBy: string | null;
  @Column('integer', { default: 1 }) version: number;
}
