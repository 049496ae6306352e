import { type DynamicModule, Module } from '@nestjs/common';
import { AttendanceModule } from './features/attendance/attendance.module.js';
import { CalendarModule } from './features/calendar/calendar.module.js';
import { CoursesModule } from './features/courses/courses.module.js';
import { ReportsModule } from './features/reports/reports.module.js';
import { CorrectionsModule } from './features/corrections/corrections.module.js';
import { CertificatesModule } from './features/certificates/certificates.module.js';
import { IdentityModule } from './features/identity/identity.module.js';
import { LearningModule } from './features/learning/learning.module.js';
import { MandatoryModule } from './features/mandatory/mandatory.module.js';
import { MediaModule } from './features/media/media.module.js';
import { MessagesModule } from './features/messages/messages.module.js';
import { NeedsModule } from './features/needs/needs.module.js';
import { ObservatoryModule } from './features/observatory/observatory.module.js';
import { OrganisationsModule } from './features/organisations/organisations.module.js';
import { OpenCoursesModule } from './features/open-courses/open-courses.module.js';
import { PathsModule } from './features/paths/paths.module.js';
import { ImportsModule } from './features/imports/imports.module.js';
import { PeopleModule } from './features/people/people.module.js';
import { QuizzesModule } from './features/quizzes/quizzes.module.js';
import { RunsModule } from './features/runs/runs.module.js';
import { SystemModule } from './features/system/system.module.js';
import { AccessModule } from './platform/access/access.module.js';
import type { Config } from './platform/config/config.js';
import { DbModule } from './platform/db/db.module.js';
import type { Log } from './platform/log/log.js';
import { PlatformModule } from './platform/platform.module.js';
import { ENTITIES } from './entities.js';

const FEATURES = [
  SystemModule,
  IdentityModule,
  OrganisationsModule,
  ImportsModule,
  PeopleModule,
  CoursesModule,
  MandatoryModule,
  MediaModule,
  LearningModule,
  RunsModule,
  AttendanceModule,
  CalendarModule,
  MessagesModule,
  NeedsModule,
  ObservatoryModule,
  QuizzesModule,
  CertificatesModule,
  CorrectionsModule,
  ReportsModule,
  OpenCoursesModule,
  PathsModule,
];

/** The whole API; `main.ts` serves it, `worker.ts` runs its jobs, tests and seeds use it as it is. */
@Module({})
export class AppModule {
  static forRoot(config: Config, log: Log): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot(config, log), DbModule.forRoot(ENTITIES), AccessModule, ...FEATURES],
    };
  }
}
