import type { ContentLocale, LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something people can do after a course; the key is the same in every course and in its questions. */
export interface Competence {
  readonly key: string;
  readonly name: LocalizedText;
}

/** What a version says of its course; publishing copies the first four to the course itself. */
export interface CourseDescription {
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly category: string;
  readonly requiredLocales: readonly ContentLocale[];
  readonly audience: LocalizedText | null;
  readonly outcomes: readonly LocalizedText[];
  /** The language new texts are written in. */
  readonly sourceLocale: ContentLocale;
  /** Every language of the course, the required ones among them. */
  readonly locales: readonly ContentLocale[];
  /** Names that stay in Latin letters when Serbian is rewritten into Cyrillic. */
  readonly protectedTerms: readonly string[];
  /** Slugs of the courses to be completed before this one. */
  readonly prerequisites: readonly string[];
  /** Left out in versions of earlier releases. */
  readonly competences?: readonly Competence[];
}

type Later = 'sourceLocale' | 'locales' | 'protectedTerms' | 'prerequisites';
/** A description as it lies in the database: versions of earlier releases do not have all of it. */
export type StoredDescription = Omit<CourseDescription, Later> & Partial<Pick<CourseDescription, Later>>;

/** A stored description with all that one has today. */
export const describedBy = (stored: StoredDescription): CourseDescription => ({
  sourceLocale: stored.title.source,
  locales: stored.requiredLocales,
  protectedTerms: [],
  prerequisites: [],
  ...stored,
});

/** Why a gap was waved through at publishing. */
export interface PublishingWaiver {
  readonly key: string;
  readonly reason: string;
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
  @Column('jsonb', { nullable: true }) description: StoredDescription | null;
  /** Counts the saves of description and order. */
  @Column('integer', { default: 1 }) revision: number;
  @Column('jsonb', { default: [] }) waivers: readonly PublishingWaiver[];
  @Column('timestamptz', { name: 'changed_at', nullable: true }) changedAt: Date | null;
}
