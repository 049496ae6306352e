import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many people somebody counted in the room; the last one stands on the board. */
@Entity('attendance_head_count')
export class AttendanceHeadCountRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'session_id' }) sessionId: string;
  @Column('integer') heads: number;
  @Column('uuid', { name: 'counted_by' }) countedBy: string;
  @Column('timestamptz', { name: 'counted_at' }) countedAt: Date;
}
