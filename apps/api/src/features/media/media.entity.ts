import type { MediaKind, MediaReason, MediaState } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of a course, from the first byte of its upload on. */
@Entity('media')
export class Media {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'course_id' }) courseId: string;
  @Column('text') kind: MediaKind;
  @Column('text') name: string;
  @Column('integer', { name: 'size_bytes' }) sizeBytes: number;
  @Column('integer', { name: 'received_bytes' }) receivedBytes: number;
  @Column('text', { name: 'resume_key', nullable: true }) resumeKey: string | null;
  @Column('text') state: MediaState;
  @Column('text', { nullable: true }) reason: MediaReason | null;
  @Column('text', { name: 'content_type', nullable: true }) contentType: string | null;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}
