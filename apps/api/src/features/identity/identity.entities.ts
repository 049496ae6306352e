import { AccountLink } from './account-link.entity.js';
import { Account } from './account.entity.js';
import { PersonAlias } from './person-alias.entity.js';
import { Person } from './person.entity.js';
import { RoleGrant } from './role-grant.entity.js';

export const IDENTITY_ENTITIES = [Person, PersonAlias, Account, AccountLink, RoleGrant];
