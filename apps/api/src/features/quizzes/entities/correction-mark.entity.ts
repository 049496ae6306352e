import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SlotKind } from '@edukom/domain';

/**
 * What a correction did to one answer: the system's mark, with who, when and why in its correction. Append-only, and apart
 * from `mark`, which holds what people gave: an undo then finds their marks as they were.
 */
@Entity('correction_mark')
export class CorrectionMark {
  @PrimaryColumn('uuid', { name: 'correction_id' }) correctionId: string;
  @PrimaryColumn('uuid', { name: 'attempt_id' }) attemptId: string;
  @PrimaryColumn('integer') slot: number;
  @Column('text', { name: 'kind_before' }) kindBefore: SlotKind;
  @Column('integer', { name: 'points_before' }) pointsBefore: number;
  @Column('integer', { name: 'max_before' }) maxBefore: number;
  @Column('text', { name: 'kind_after' }) kindAfter: SlotKind;
  @Column('integer', { name: 'points_after' }) pointsAfter: number;
  @Column('integer', { name: 'max_after' }) maxAfter: number;
}
