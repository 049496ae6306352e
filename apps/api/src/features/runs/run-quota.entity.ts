import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Seats of a run kept for the people of an institution; from `releasedOn` on the empty ones are common. */
@Entity('run_quota')
export class RunQuota {
  @PrimaryColumn('uuid', { name: 'run_id' }) runId: string;
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('integer') seats: number;
  @Column('date', { name: 'released_on', nullable: true }) releasedOn: string | null;
}
