import type { InterfaceLocale, OpenLearnerKind } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A registration that waits for its address to be confirmed; once used it knows nobody any more. */
@Entity('open_registration')
export class OpenRegistration {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('uuid', { name: 'run_id' }) runId: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { name: 'given_name', nullable: true }) givenName: string | null;
  @Column('text', { name: 'family_name', nullable: true }) familyName: string | null;
  @Column('text') locale: InterfaceLocale;
  @Column('text') kind: OpenLearnerKind;
  /** Which wording of the consent was agreed to. */
  @Column('text') consent: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
}
