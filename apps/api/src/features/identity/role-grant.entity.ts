import type { Role, ScopeKind } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A role in a scope from a day until before a day (`valid` is a half-open daterange). */
@Entity('role_grant')
export class RoleGrant {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') role: Role;
  @Column('text', { name: 'scope_kind' }) scopeKind: ScopeKind;
  @Column('uuid', { name: 'scope_id', nullable: true }) scopeId: string | null;
  @Column('daterange') valid: string;
  @Column('uuid', { name: 'granted_by', nullable: true }) grantedBy: string | null;
}
