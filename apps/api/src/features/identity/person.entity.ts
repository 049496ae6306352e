import type { InterfaceLocale } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody we know: official, trainer, manager. The e-mail address is lower case; `search_text` is folded over script and diacritics. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'given_name' }) givenName: string;
  @Column('text', { name: 'family_name' }) familyName: string;
  @Column('text', { name: 'search_text' }) searchText: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text') locale: InterfaceLocale;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer', { default: 1 }) version: number;
}
