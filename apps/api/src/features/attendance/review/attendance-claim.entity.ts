import type { ClaimKind, ClaimState } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An excuse before a session or a dispute after it. */
@Entity('attendance_claim')
export class AttendanceClaimRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'session_id' }) sessionId: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @Column('text') kind: ClaimKind;
  @Column('text') state: ClaimState;
  @Column('text') text: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { default: '' }) answer: string;
}
