import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a position asks for; at most one is for everybody whose position has none of its own. */
@Entity('competence_profile')
export class CompetenceProfile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'framework_id' }) frameworkId: string;
  @Column('jsonb') name: LocalizedText;
  @Column('boolean', { name: 'is_default', default: false }) isDefault: boolean;
  /** Counts the saves. */
  @Column('integer', { default: 1 }) revision: number;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
