import type { RequestState, RequestStep } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of a request: append-only. `actorId` null: it happened by itself. */
@Entity('enrolment_event')
export class EnrolmentEvent {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'request_id' }) requestId: string;
  @Column('text') step: RequestStep;
  /** The state it led to. */
  @Column('text') state: RequestState;
  @Column('text', { default: '' }) reason: string;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId: string | null;
  @Column('timestamptz') at: Date;
}
