import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody's calendar was told of a session, last. */
@Entity('calendar_entry')
export class CalendarEntryRecord {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('integer') sequence: number;
  @Column('boolean', { name: 'is_cancelled' }) isCancelled: boolean;
  @Column('text') title: string;
  @Column('text') room: string;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}
