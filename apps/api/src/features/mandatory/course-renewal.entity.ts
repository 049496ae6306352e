import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a completed course has to be done again: so long after each completion, or everybody in the same window. */
@Entity('course_renewal')
export class CourseRenewal {
  @PrimaryColumn('uuid', { name: 'course_id' }) courseId: string;
  @Column('text') kind: 'rolling' | 'fixed';
  @Column('integer') months: number;
  @Column('integer', { name: 'opens_days', nullable: true }) opensDays: number | null;
  @Column('date', { name: 'anchored_on', nullable: true }) anchoredOn: string | null;
}
