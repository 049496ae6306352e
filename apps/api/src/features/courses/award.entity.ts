import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a certificate is for: a course or a path. */
@Entity('award')
export class Award {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'course' | 'path';
  @Column('uuid', { name: 'course_id', nullable: true }) courseId: string | null;
  @Column('jsonb') title: LocalizedText;
  /** How long a certificate is valid; null: for good. */
  @Column('integer', { name: 'months_valid', nullable: true }) monthsValid: number | null;
}
