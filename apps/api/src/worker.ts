import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { ImportSweeper } from './features/imports/import-sweeper.js';
import { MandatorySweeper } from './features/mandatory/mandatory-sweeper.js';
import { MediaSweeper } from './features/media/media-sweeper.js';
import { ExpirySweeper } from './features/quizzes/expiry-sweeper.js';
import { WaitingListSweeper } from './features/runs/enrolment/waiting-list-sweeper.js';
import { AuditSealer } from './platform/audit/audit-sealer.js';
import { readConfig } from './platform/config/config.js';
import { Jobs } from './platform/jobs/jobs.js';
import { createLog } from './platform/log/log.js';
import { MailSweeper } from './platform/mail/mail-sweeper.js';
import { endWithStarter } from './platform/process/end-with-starter.js';

/** Job process: mails, certificates, feeds, sealing of the audit log. Several may run; the database divides the work. */
endWithStarter();
const config = readConfig(process.env);
const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, createLog('worker')), {
  logger: ['error', 'fatal'],
});
app.enableShutdownHooks();
await app.get(Jobs).work();
app.get(AuditSealer).start();
app.get(ExpirySweeper).start();
app.get(ImportSweeper).start();
app.get(MandatorySweeper).start();
app.get(MediaSweeper).start();
app.get(WaitingListSweeper).start();
app.get(MailSweeper).start();
process.send?.('ready');
