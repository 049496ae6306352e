import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type AwardKind = 'course' | 'open' | 'path';

/** What a certificate is for: a course held with a group, an open course completed by oneself, or a path. */
@Entity('award')
export class Award {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: AwardKind;
  @Column('uuid', { name: 'course_id', nullable: true }) courseId: string | null;
  @Column('uuid', { name: 'path_id', nullable: true }) pathId: string | null;
  @Column('jsonb') title: LocalizedText;
  /** How long a certificate is valid; null: for good. */
  @Column('integer', { name: 'months_valid', nullable: true }) monthsValid: number | null;
}
