import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Work that failed every time it was tried; without a settlement it waits for somebody's decision. */
@Entity('dead_letter')
export class DeadLetter {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'job_id' }) jobId: string;
  @Column('text') kind: string;
  @Column('jsonb') payload: object;
  @Column('text') error: string;
  @Column('integer') tries: number;
  @Column('timestamptz', { name: 'died_at' }) diedAt: Date;
  @Column('text', { nullable: true }) settlement: 'again' | 'dropped' | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true }) settledBy: string | null;
  @Column('text', { default: '' }) reason: string;
}
