import type { ContentLocale, LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a version says of its course; publishing copies the first four to the course itself. */
export interface CourseDescription {
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly category: string;
  readonly requiredLocales: readonly ContentLocale[];
  readonly audience: LocalizedText | null;
  readonly outcomes: readonly LocalizedText[];
}

/** The draft of a course, or a version frozen by publishing: then the database refuses every change of it. */
@Entity('course_version')
export class CourseVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'course_id' }) courseId: string;
  @Column('integer') number: number;
  @Column('text') state: 'draft' | 'published';
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('uuid', { name: 'published_by', nullable: true }) publishedBy: string | null;
  @Column('text', { name: 'content_hash', nullable: true }) contentHash: string | null;
  @Column('jsonb', { nullable: true }) description: CourseDescription | null;
}
