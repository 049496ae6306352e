import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Audit } from './audit/audit.js';
import { AuditSealer } from './audit/audit-sealer.js';
import { CONFIG, type Config } from './config/config.js';
import { Notifications } from './db/notifications.js';
import { Doors } from './http/doors.js';
import { EndpointRegistry } from './http/endpoint-registry.js';
import { FORM_PAGES } from './http/problem.filter.js';
import { ImportBatchesRepository } from './imports/import-batches.repository.js';
import { ImportProgressRepository } from './imports/import-progress.repository.js';
import { DeadLettersRepository } from './jobs/dead-letters.repository.js';
import { Jobs } from './jobs/jobs.js';
import { LOG, type Log } from './log/log.js';
import { MailDelivery } from './mail/mail-delivery.js';
import { MailDigests } from './mail/mail-digests.js';
import { MailFence } from './mail/mail-fence.js';
import { MailSweeper } from './mail/mail-sweeper.js';
import { createMailTransport, MAIL_TRANSPORT } from './mail/mail-transport.js';
import { Mailer } from './mail/mailer.js';
import { OutboxRepository } from './mail/outbox.repository.js';
import { Pages } from './pages/pages.js';
import { createScanner, SCANNER } from './scan/scanner.js';
import { ImportFiles } from './storage/import-files.js';
import { Storage } from './storage/storage.js';
import { StoredBytesRepository } from './storage/stored-bytes.repository.js';
import { UploadParts } from './storage/upload-parts.js';

const SERVICES = [
  Audit,
  AuditSealer,
  DeadLettersRepository,
  Doors,
  EndpointRegistry,
  ImportBatchesRepository,
  ImportFiles,
  ImportProgressRepository,
  Jobs,
  MailDelivery,
  MailDigests,
  MailFence,
  MailSweeper,
  Mailer,
  Notifications,
  OutboxRepository,
  Pages,
  Storage,
  StoredBytesRepository,
  UploadParts,
];

/** Everything features stand on, beside database and access. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, log: Log): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOG, useValue: log },
        { provide: MAIL_TRANSPORT, useFactory: () => createMailTransport(config) },
        { provide: SCANNER, useFactory: () => createScanner(config, log) },
        { provide: FORM_PAGES, useExisting: Pages },
        ...SERVICES,
      ],
      exports: [CONFIG, LOG, MAIL_TRANSPORT, FORM_PAGES, SCANNER, ...SERVICES],
    };
  }
}
