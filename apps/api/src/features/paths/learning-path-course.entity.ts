import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A course of a path, at its place. */
@Entity('learning_path_course')
export class LearningPathCourse {
  @PrimaryColumn('uuid', { name: 'path_id' }) pathId: string;
  @PrimaryColumn('uuid', { name: 'course_id' }) courseId: string;
  @Column('integer') position: number;
  @Column('boolean', { name: 'is_required' }) isRequired: boolean;
}
