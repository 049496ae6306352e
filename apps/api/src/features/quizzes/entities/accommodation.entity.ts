import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Extra time of a person in basis points of the time allowed (5000: half as much again), from a day until before a day.
 * Why they have it lies apart: see `AccommodationReason`.
 */
@Entity('accommodation')
export class Accommodation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('integer', { name: 'extra_time' }) extraTime: number;
  @Column('daterange') valid: string;
  @Column('uuid', { name: 'granted_by', nullable: true }) grantedBy: string | null;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt: Date;
  /** From this moment on it gives no more time, whatever `valid` says; open attempts keep what they have. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
}
