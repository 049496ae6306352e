import type { AttendanceState } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The current state of a person in a session: what the domain reduces the marks to, kept for lists. */
@Entity('attendance_record')
export class AttendanceRecordRow {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId: string;
  @PrimaryColumn('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @Column('text') state: AttendanceState;
  @Column('integer') minutes: number;
  @Column('integer', { name: 'late_minutes', nullable: true }) lateMinutes: number | null;
  @Column('integer', { name: 'to_confirm', default: 0 }) toConfirm: number;
  @Column('uuid', { name: 'last_mark_id' }) lastMarkId: string;
  @Column('integer') version: number;
}
