import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An overdue attempt that the sweep could not end and leaves to a job of its own. */
@Entity('attempt_set_aside')
export class AttemptSetAside {
  @PrimaryColumn('uuid', { name: 'attempt_id' }) attemptId: string;
  @Column('timestamptz', { name: 'set_aside_at' }) setAsideAt: Date;
}
