import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An account that is another name of a person: nothing of it moves, everything of it is theirs. */
@Entity('person_alias')
export class PersonAlias {
  @PrimaryColumn('uuid', { name: 'merged_id' }) mergedId: string;
  @Column('uuid', { name: 'survivor_id' }) survivorId: string;
  @Column('uuid', { name: 'merged_by' }) mergedBy: string;
  @Column('timestamptz', { name: 'merged_at' }) mergedAt: Date;
  @Column('text') reason: string;
}
