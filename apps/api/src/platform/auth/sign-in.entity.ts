import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser that is signed in; only the hash of its token is kept. */
@Entity('sign_in')
export class SignIn {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('text', { name: 'user_agent', nullable: true }) userAgent: string | null;
}
