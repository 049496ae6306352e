import type { AttendanceRule, AwardRule, ContentLocale, LocalizedText, RunKind } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A run as it is planned first: without seats and days of enrolment, which the planner adds. */
export type PlannedRun = Omit<
  Run,
  'capacity' | 'enrolmentFrom' | 'enrolmentUntil' | 'cutOffOn' | 'cancelledAt' | 'cancelReason'
>;

export type RunState = 'planned' | 'running' | 'finished' | 'cancelled';

/** A delivery of one course version, to a group or open to everybody; its rules are fixed from its start on. */
@Entity('run')
export class Run {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { default: 'group' }) kind: RunKind;
  @Column('uuid', { name: 'course_id' }) courseId: string;
  @Column('uuid', { name: 'version_id' }) versionId: string;
  @Column('text') code: string;
  @Column('jsonb') title: LocalizedText;
  @Column('uuid', { name: 'host_institution_id' }) hostInstitutionId: string;
  @Column('text') state: RunState;
  @Column('date', { name: 'starts_on' }) startsOn: string;
  /** Of an open run the last day to enrol; `NO_LAST_DAY` when there is none. */
  @Column('date', { name: 'ends_on' }) endsOn: string;
  @Column('text', { array: true }) locales: ContentLocale[];
  @Column('jsonb', { name: 'attendance_rule' }) attendanceRule: AttendanceRule;
  @Column('jsonb', { name: 'award_rule' }) awardRule: AwardRule;
  /** Code, title, course and host in every language, folded. */
  @Column('text', { name: 'search_text', default: '' }) searchText: string;
  /** Seats; null: no limit. Only group runs have one, and the days below. */
  @Column('integer', { nullable: true }) capacity: number | null;
  /** First day on which a place can be asked for; null: people are enrolled by hand only. */
  @Column('date', { name: 'enrolment_from', nullable: true }) enrolmentFrom: string | null;
  /** Last day of it; null: until the cut-off. */
  @Column('date', { name: 'enrolment_until', nullable: true }) enrolmentUntil: string | null;
  /** First day on which nobody moves up from the waiting list; null: the first day of the run. */
  @Column('date', { name: 'cut_off_on', nullable: true }) cutOffOn: string | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
  /** What those were told who were expected. */
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason: string | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer', { default: 1 }) version: number;
}
