import 'reflect-metadata';
import { isInterfaceLocale } from '@edukom/domain';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { AccountLinksService } from './features/identity/account-links.service.js';
import { IdentityService } from './features/identity/identity.service.js';
import { readConfig } from './platform/config/config.js';
import { createLog } from './platform/log/log.js';

/** `node apps/api/dist/invite-admin.js <e-mail> <given name> <family name> [locale]`: the first administrator of an installation. */
const [email, givenName, familyName, locale = 'sq'] = process.argv.slice(2);
if (!email || !givenName || !familyName || !isInterfaceLocale(locale)) {
  process.stderr.write('Usage: invite-admin <e-mail> <given name> <family name> [sq|sr-Latn|sr-Cyrl|en]\n');
  process.exit(2);
}
const app = await NestFactory.createApplicationContext(
  AppModule.forRoot(readConfig(process.env), createLog('invite-admin')),
  { logger: ['error', 'fatal'] },
);
try {
  const identity = app.get(IdentityService, { strict: false });
  const personId = await identity.createPerson({ email: email.trim().toLowerCase(), givenName, familyName, locale });
  await identity.addGrant(null, personId, { role: 'administrator', scopeKind: 'all', scopeId: null });
  await app.get(AccountLinksService, { strict: false }).invite(personId);
  process.stdout.write(`Invitation to ${email} lies in the outbox; the worker sends it.\n`);
} finally {
  await app.close();
}
