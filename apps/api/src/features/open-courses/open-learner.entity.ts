import type { OpenLearnerKind } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who opened their account by themself: who they said they are, and what they agreed to. */
@Entity('open_learner')
export class OpenLearner {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('text') kind: OpenLearnerKind;
  @Column('text') consent: string;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
}
