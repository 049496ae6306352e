import type { NoteText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's own note and bookmark at a block of a lesson; nobody else ever reads it. See `addRevision` of the domain. */
@Entity('lesson_note')
export class LessonNote {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @PrimaryColumn('uuid', { name: 'activity_id' }) activityId: string;
  @PrimaryColumn('text') anchor: string;
  @Column('jsonb', { default: [] }) texts: NoteText[];
  @Column('uuid', { array: true, default: '{}' }) replaced: string[];
  @Column('integer', { name: 'bookmark_rev', default: 0 }) bookmarkRev: number;
  @Column('boolean', { name: 'is_bookmarked', default: false }) isBookmarked: boolean;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
}
