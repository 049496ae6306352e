import type { ContentLocale, LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type InstitutionKind = 'municipality' | 'ministry' | 'university' | 'cso' | 'media' | 'other';

/** Where people work; `contentLocales` are the languages its people are taught in. */
@Entity('institution')
export class Institution {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: InstitutionKind;
  @Column('text') slug: string;
  @Column('jsonb') name: LocalizedText;
  @Column('text', { name: 'search_text' }) searchText: string;
  @Column('uuid', { name: 'place_id', nullable: true }) placeId: string | null;
  @Column('text', { name: 'content_locales', array: true }) contentLocales: ContentLocale[];
}
