import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where an open attempt is open: a tab of a browser, and when it was last heard of. Unlogged, of interest for seconds. */
@Entity('attempt_presence')
export class AttemptPresence {
  @PrimaryColumn('uuid', { name: 'attempt_id' }) attemptId: string;
  @PrimaryColumn('uuid', { name: 'place_id' }) placeId: string;
  @Column('timestamptz', { name: 'seen_at' }) seenAt: Date;
}
