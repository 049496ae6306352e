import type { AttendanceMethod, MarkStatus } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a mark says, as stored; `late` and `left` keep their instant in `intervals`. */
export type MarkKind = 'present' | 'absent' | 'late' | 'left' | 'excused' | 'confirm' | 'reject';

/** One stored stretch of presence, ISO 8601; `late` has no `end`, `left` no `start`. */
export interface StoredInterval {
  readonly start?: string;
  readonly end?: string;
}

/** One event of the append-only attendance log. `intervals` is JSON `null` for the whole session. */
@Entity('attendance_mark')
export class AttendanceMarkRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'session_id' }) sessionId: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @Column('text') kind: MarkKind;
  @Column('uuid', { name: 'decides_id', nullable: true }) decidesId: string | null;
  @Column('text') status: MarkStatus;
  @Column('text') method: AttendanceMethod;
  @Column('jsonb') intervals: readonly StoredInterval[];
  @Column('uuid', { name: 'marker_id', nullable: true }) markerId: string | null;
  @Column('timestamptz', { name: 'device_at', nullable: true }) deviceAt: Date | null;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('text', { default: '' }) reason: string;
  @Column('uuid', { name: 'client_key' }) clientKey: string;
}
