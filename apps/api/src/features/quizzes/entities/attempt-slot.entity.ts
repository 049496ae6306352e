import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question as an attempt pinned it: version, points, order of its options. */
@Entity('attempt_slot')
export class AttemptSlot {
  @PrimaryColumn('uuid', { name: 'attempt_id' }) attemptId: string;
  @PrimaryColumn('integer') slot: number;
  @Column('uuid', { name: 'question_version_id' }) questionVersionId: string;
  @Column('integer') points: number;
  @Column('jsonb', { name: 'option_order' }) optionOrder: readonly string[];
}
