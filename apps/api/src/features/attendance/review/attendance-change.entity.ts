import type { ChangeState } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a change after the lock records. */
export type ChangeKind = 'present' | 'absent' | 'late' | 'left' | 'excused';

/** A change of attendance after the lock; `markId` is the mark that its approval added. */
@Entity('attendance_change')
export class AttendanceChangeRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'session_id' }) sessionId: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @Column('text') kind: ChangeKind;
  @Column('timestamptz', { nullable: true }) at: Date | null;
  @Column('text') reason: string;
  @Column('uuid', { name: 'claim_id', nullable: true }) claimId: string | null;
  @Column('text') state: ChangeState;
  @Column('uuid', { name: 'proposed_by' }) proposedBy: string;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { default: '' }) answer: string;
  @Column('uuid', { name: 'mark_id', nullable: true }) markId: string | null;
}
