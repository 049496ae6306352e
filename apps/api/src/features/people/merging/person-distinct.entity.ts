import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody looked and said: these are two people. `oneId` is the smaller. */
@Entity('person_distinct')
export class PersonDistinct {
  @PrimaryColumn('uuid', { name: 'one_id' }) oneId: string;
  @PrimaryColumn('uuid', { name: 'other_id' }) otherId: string;
  @Column('uuid', { name: 'said_by' }) saidBy: string;
  @Column('timestamptz', { name: 'said_at' }) saidAt: Date;
}
