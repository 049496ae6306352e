import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A grade somebody set. Append-only: the highest version stands; without points it is that of the attempts again. */
@Entity('grade_override')
export class GradeOverride {
  @PrimaryColumn('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @PrimaryColumn('uuid', { name: 'quiz_id' }) quizId: string;
  @PrimaryColumn('integer') version: number;
  @Column('integer', { nullable: true }) points: number | null;
  @Column('text') reason: string;
  @Column('uuid', { name: 'made_by', nullable: true }) madeBy: string | null;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
}
