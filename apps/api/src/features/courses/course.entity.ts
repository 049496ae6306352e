import type { ContentLocale, LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A course as the public sees it: title, summary and languages are those of its newest published version. */
@Entity('course')
export class Course {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb') summary: LocalizedText;
  @Column('text') category: string;
  @Column('boolean', { name: 'is_visible_to_superiors', default: true }) isVisibleToSuperiors: boolean;
  @Column('text', { name: 'required_locales', array: true }) requiredLocales: ContentLocale[];
  @Column('text', { name: 'search_text' }) searchText: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
