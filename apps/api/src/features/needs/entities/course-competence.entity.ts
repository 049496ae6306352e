import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The level a course leads to in a competence. It is of the course, not of one version: a level is not reworded. */
@Entity('course_competence')
export class CourseCompetence {
  @PrimaryColumn('uuid', { name: 'course_id' }) courseId: string;
  @PrimaryColumn('uuid', { name: 'framework_id' }) frameworkId: string;
  @PrimaryColumn('text', { name: 'competence_key' }) competenceKey: string;
  @Column('integer') level: number;
}
