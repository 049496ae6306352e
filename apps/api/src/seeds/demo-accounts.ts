import type { Role } from '@edukom/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountLinksService } from '../features/identity/account-links.service.js';
import { IdentityService } from '../features/identity/identity.service.js';
import { OrganisationsService } from '../features/organisations/organisations.service.js';

interface DemoAccount {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: Role | null;
  readonly institutionSlug: string;
  /** The grant reaches this institution only; else everything. */
  readonly isLocal?: boolean;
}

/** One account per role, all invented people. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    email: 'admin@edukom.example',
    givenName: 'Arta',
    familyName: 'Kelmendi',
    role: 'administrator',
    institutionSlug: 'prishtine',
  },
  {
    email: 'manager@edukom.example',
    givenName: 'Blerim',
    familyName: 'Hasani',
    role: 'project-manager',
    institutionSlug: 'prishtine',
  },
  {
    email: 'trainer@edukom.example',
    givenName: 'Јелена',
    familyName: 'Ђурић',
    role: 'trainer',
    institutionSlug: 'gracanice',
  },
  { email: 'official@edukom.example', givenName: 'Drita', familyName: 'Çelaj', role: null, institutionSlug: 'prizren' },
  {
    email: 'focal@edukom.example',
    givenName: 'Luljeta',
    familyName: 'Shehu',
    role: 'focal-point',
    institutionSlug: 'prizren',
    isLocal: true,
  },
  {
    email: 'editor@edukom.example',
    givenName: 'Ilir',
    familyName: 'Gashi',
    role: 'observatory-editor',
    institutionSlug: 'prishtine',
  },
];

const MEMBER_SINCE = '2025-01-01';

/** Makes the demo accounts through the services, signed up with `password`; gives their ids by address. */
export async function seedDemoAccounts(
  app: INestApplicationContext,
  password: string,
): Promise<ReadonlyMap<string, string>> {
  const identity = app.get(IdentityService, { strict: false });
  const links = app.get(AccountLinksService, { strict: false });
  const organisations = app.get(OrganisationsService, { strict: false });
  const ids = new Map<string, string>();
  for (const account of DEMO_ACCOUNTS) {
    const { givenName, familyName, email } = account;
    const personId = await identity.createPerson({ givenName, familyName, email, locale: 'sq' });
    const institutionId = await organisations.institutionIdBySlug(account.institutionSlug);
    if (!institutionId) throw new Error(`Reference data has no ${account.institutionSlug}`);
    await organisations.affiliate(
      personId,
      await organisations.departmentOf(institutionId, 'Administrata e përgjithshme'),
      '',
      MEMBER_SINCE,
    );
    if (account.role)
      await identity.addGrant(null, personId, {
        role: account.role,
        scopeKind: account.isLocal ? 'institution' : 'all',
        scopeId: account.isLocal ? institutionId : null,
      });
    await links.activate(personId, password);
    ids.set(email, personId);
  }
  return ids;
}
