import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody wishes of messages to them; no row: single mails at any hour, sessions as calendar invitations. */
@Entity('message_preference')
export class MessagePreference {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('boolean', { name: 'is_digest' }) isDigest: boolean;
  @Column('text', { name: 'quiet_from', nullable: true }) quietFrom: string | null;
  @Column('text', { name: 'quiet_to', nullable: true }) quietTo: string | null;
  @Column('boolean', { name: 'is_calendar_mailed' }) isCalendarMailed: boolean;
}
