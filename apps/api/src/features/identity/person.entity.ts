import type { InterfaceLocale } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody we know: official, trainer, manager. The e-mail address is lower case; `search_text` is folded over script and diacritics. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'given_name' }) givenName: string;
  @Column('text', { name: 'family_name' }) familyName: string;
  @Column('text', { name: 'search_text' }) searchText: string;
  /** The name as it sounds: finds duplicates, see `nameKey`. */
  @Column('text', { name: 'name_key', default: '' }) nameKey: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text') locale: InterfaceLocale;
  @Column('date', { name: 'birth_date', nullable: true }) birthDate: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer', { default: 1 }) version: number;
}
