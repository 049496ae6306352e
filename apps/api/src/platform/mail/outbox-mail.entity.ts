import type { InterfaceLocale } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A mail to send or sent; unique per event and person. Without a person: to an address that nobody has confirmed yet. */
@Entity('outbox_mail')
export class OutboxMail {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'event_key' }) eventKey: string;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text') recipient: string;
  @Column('text') subject: string;
  @Column('text') body: string;
  @Column('text') locale: InterfaceLocale;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
}
