import type { InterfaceLocale, Urgency } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Where a message is. `digest`: waits for the daily summary; `in-digest`: went with one; `sending`: its text is being handed
 * over; `refused`: the mail server will not have it; `dead`: tries used up; `unsure`: handed over, and no answer came, so it
 * is not sent again by itself; `held`: from before a restore.
 */
export type MailState = 'queued' | 'digest' | 'in-digest' | 'sending' | 'sent' | 'refused' | 'dead' | 'unsure' | 'held';

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
  @Column('text', { default: 'now' }) urgency: Urgency;
  @Column('text', { default: 'queued' }) state: MailState;
  /** Not before. */
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  /** One process tries it until then. */
  @Column('timestamptz', { name: 'claimed_until', nullable: true }) claimedUntil: Date | null;
  /** When its text began to leave: from here on it may have arrived. */
  @Column('timestamptz', { name: 'handed_at', nullable: true }) handedAt: Date | null;
  @Column('uuid', { name: 'digest_id', nullable: true }) digestId: string | null;
  /** The iCalendar part. */
  @Column('text', { nullable: true }) calendar: string | null;
}
