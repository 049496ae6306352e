import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { CoursesModule } from '../courses/courses.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { QuizzesModule } from '../quizzes/quizzes.module.js';
import { EnrolmentsRepository } from './enrolments.repository.js';
import { EnrolmentsService } from './enrolments.service.js';
import { OpenEnrolmentsRepository } from './open-enrolments.repository.js';
import { OpenEnrolmentsService } from './open-enrolments.service.js';
import { OpenRunsService } from './open-runs.service.js';
import { RosterRepository } from './roster.repository.js';
import { RosterService } from './roster.service.js';
import { RunVersionRepository } from './run-version.repository.js';
import { RunVersionService } from './run-version.service.js';
import { RunsController } from './runs.controller.js';
import { RunsRepository } from './runs.repository.js';
import { RunsService } from './runs.service.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [IdentityModule, AttendanceModule, CoursesModule, LearningModule, QuizzesModule],
  controllers: [RunsController],
  providers: [
    RunsRepository,
    SessionsRepository,
    EnrolmentsRepository,
    RosterRepository,
    RunsService,
    OpenRunsService,
    OpenEnrolmentsRepository,
    OpenEnrolmentsService,
    SessionsService,
    EnrolmentsService,
    RosterService,
    RunVersionRepository,
    RunVersionService,
  ],
  exports: [RunsService, OpenRunsService, OpenEnrolmentsService, EnrolmentsService, RosterService],
})
export class RunsModule {}
