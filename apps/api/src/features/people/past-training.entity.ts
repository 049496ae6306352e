import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A training somebody finished elsewhere or earlier, as a table of the municipality says; nothing here was examined. */
@Entity('past_training')
export class PastTraining {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') title: string;
  @Column('text', { name: 'title_fold' }) titleFold: string;
  @Column('text') provider: string;
  @Column('date', { name: 'finished_on' }) finishedOn: string;
  @Column('integer', { nullable: true }) minutes: number | null;
}
