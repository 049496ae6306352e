import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LinkPurpose = 'invitation' | 'password-reset' | 'email-change';

/** A mailed link; only the hash of its token is kept. */
@Entity('account_link')
export class AccountLink {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') purpose: LinkPurpose;
  @Column('text', { name: 'new_email', nullable: true }) newEmail: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
}
