import { Column, Entity, PrimaryColumn } from 'typeorm';

export type AccountState = 'invited' | 'active' | 'deactivated';

/** The right of a person to sign in. */
@Entity('account')
export class Account {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('text') state: AccountState;
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash: string | null;
  @Column('timestamptz', { name: 'password_set_at', nullable: true }) passwordSetAt: Date | null;
}
