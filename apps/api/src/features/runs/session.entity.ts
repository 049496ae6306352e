import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A dated meeting of a run: as people wrote it (day, wall times, zone) and as instants. */
@Entity('session')
export class Session {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'run_id' }) runId: string;
  @Column('text') title: string;
  /** Where it is, as people are told; of a room of the list its name. */
  @Column('text', { default: '' }) room: string;
  @Column('uuid', { name: 'room_id', nullable: true }) roomId: string | null;
  /** Why it is in a room that somebody else has at that time. */
  @Column('text', { name: 'room_override_reason', nullable: true }) roomOverrideReason: string | null;
  @Column('date', { name: 'local_date' }) localDate: string;
  @Column('text', { name: 'local_start' }) localStart: string;
  @Column('text', { name: 'local_end' }) localEnd: string;
  @Column('text') zone: string;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('timestamptz', { name: 'locked_at', nullable: true }) lockedAt: Date | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason: string | null;
}
