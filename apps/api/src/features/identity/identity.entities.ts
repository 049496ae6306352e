import { AccountLink } from './account-link.entity.js';
import { Account } from './account.entity.js';
import { Person } from './person.entity.js';
import { RoleGrant } from './role-grant.entity.js';

export const IDENTITY_ENTITIES = [Person, Account, AccountLink, RoleGrant];
