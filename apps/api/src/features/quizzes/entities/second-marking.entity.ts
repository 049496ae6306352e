import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question whose answers two people mark in a run; tolerance in hundredths of a point. */
@Entity('second_marking')
export class SecondMarking {
  @PrimaryColumn('uuid', { name: 'run_id' }) runId: string;
  @PrimaryColumn('uuid', { name: 'quiz_id' }) quizId: string;
  @PrimaryColumn('uuid', { name: 'question_version_id' }) questionVersionId: string;
  @Column('integer') tolerance: number;
}
