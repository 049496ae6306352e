import type { LearningFact } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One fact about a learner and an activity; see `ProgressFact` of the domain. The earliest time it was told of stays. */
@Entity('progress_event')
export class ProgressEvent {
  @PrimaryColumn('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @PrimaryColumn('uuid', { name: 'activity_id' }) activityId: string;
  @PrimaryColumn('text') kind: LearningFact['kind'];
  @PrimaryColumn('text', { default: '' }) anchor: string;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
}
