import type { RequestSource, RequestState } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody's way to a place in a run, as it stands now; what led there are its events. */
@Entity('enrolment_request')
export class EnrolmentRequest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'run_id' }) runId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** That of the day of the request. */
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('text') source: RequestSource;
  @Column('text') state: RequestState;
  /** The order of the run's requests; never given twice. */
  @Column('integer') arrival: number;
  @Column('text', { default: '' }) reason: string;
  @Column('uuid', { name: 'requested_by' }) requestedBy: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'enrolment_id', nullable: true }) enrolmentId: string | null;
}
