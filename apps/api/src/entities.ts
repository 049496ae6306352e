import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { IDENTITY_ENTITIES } from './features/identity/identity.entities.js';
import { ORGANISATION_ENTITIES } from './features/organisations/organisations.entities.js';
import { AuditEvent, AuditPayload, AuditSeal } from './platform/audit/audit.entities.js';
import { SignIn } from './platform/auth/sign-in.entity.js';
import { Installation } from './platform/db/installation.entity.js';
import { OutboxMail } from './platform/mail/outbox-mail.entity.js';
import { StoredFile } from './platform/storage/stored-file.entity.js';

const PLATFORM_ENTITIES = [Installation, AuditEvent, AuditPayload, AuditSeal, SignIn, OutboxMail, StoredFile];

/** Every table as TypeORM knows it; `schema.spec.ts` proves that migrations and entities agree. */
export const ENTITIES: EntityTarget<ObjectLiteral>[] = [
  ...PLATFORM_ENTITIES,
  ...IDENTITY_ENTITIES,
  ...ORGANISATION_ENTITIES,
];
