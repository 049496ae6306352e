import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type PlaceKind = 'country' | 'district' | 'municipality';

/** What is known of a place beside its name; every fact with its source. */
export interface PlaceFacts {
  readonly lat: number;
  readonly lon: number;
  readonly areaKm2: number;
  readonly officialLanguages: readonly string[];
  readonly flags: readonly string[];
  readonly tile: { readonly col: number; readonly row: number } | null;
  readonly sources: Readonly<Record<string, string>>;
}

/** The country, a district or a municipality. */
@Entity('place')
export class Place {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: PlaceKind;
  @Column('text') code: string;
  @Column('text') slug: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId: string | null;
  @Column('jsonb') name: LocalizedText;
  @Column('text', { name: 'search_text' }) searchText: string;
  @Column('jsonb') facts: PlaceFacts;
}
