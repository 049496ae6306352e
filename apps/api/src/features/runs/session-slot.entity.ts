import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A planned part of a session; what lies between two is a break. */
@Entity('session_slot')
export class SessionSlot {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId: string;
  @PrimaryColumn('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
}
