import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { CoursesModule } from '../courses/courses.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { QuizzesModule } from '../quizzes/quizzes.module.js';
import { CyclesRepository } from './enrolment/cycles.repository.js';
import { CyclesService } from './enrolment/cycles.service.js';
import { AttendanceRuleController } from './attendance-rule.controller.js';
import { AttendanceRuleRepository } from './attendance-rule.repository.js';
import { AttendanceRuleService } from './attendance-rule.service.js';
import { EnrolmentMailsService } from './enrolment/enrolment-mails.service.js';
import { EnrolmentRequestsController } from './enrolment/enrolment-requests.controller.js';
import { LeavingService } from './enrolment/leaving.service.js';
import { MailPeopleRepository } from './enrolment/mail-people.repository.js';
import { NoShowsService } from './enrolment/no-shows.service.js';
import { NominationsService } from './enrolment/nominations.service.js';
import { PlacesService } from './enrolment/places.service.js';
import { RequestDecisionsService } from './enrolment/request-decisions.service.js';
import { RequestStepsService } from './enrolment/request-steps.service.js';
import { RequestViewsService } from './enrolment/request-views.service.js';
import { RequestsRepository } from './enrolment/requests.repository.js';
import { SeatPlansService } from './enrolment/seat-plans.service.js';
import { SeatsRepository } from './enrolment/seats.repository.js';
import { SeatsService } from './enrolment/seats.service.js';
import { WaitingListSweeper } from './enrolment/waiting-list-sweeper.js';
import { EnrolmentsRepository } from './enrolments.repository.js';
import { EnrolmentsService } from './enrolments.service.js';
import { OpenEnrolmentsRepository } from './open-enrolments.repository.js';
import { OpenEnrolmentsService } from './open-enrolments.service.js';
import { OpenRunsService } from './open-runs.service.js';
import { CancellationsRepository } from './planner/cancellations.repository.js';
import { CancellationsService } from './planner/cancellations.service.js';
import { ConflictsRepository } from './planner/conflicts.repository.js';
import { ConflictsService } from './planner/conflicts.service.js';
import { PlannerController } from './planner/planner.controller.js';
import { PlannerRepository } from './planner/planner.repository.js';
import { PlannerService } from './planner/planner.service.js';
import { RoomsRepository } from './planner/rooms.repository.js';
import { RoomsService } from './planner/rooms.service.js';
import { RunCopiesService } from './planner/run-copies.service.js';
import { RunPlansRepository } from './planner/run-plans.repository.js';
import { RunPlansService } from './planner/run-plans.service.js';
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
  controllers: [RunsController, AttendanceRuleController, EnrolmentRequestsController, PlannerController],
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
    AttendanceRuleRepository,
    AttendanceRuleService,
    RunVersionRepository,
    RunVersionService,
    CyclesRepository,
    CyclesService,
    SeatsRepository,
    SeatsService,
    SeatPlansService,
    RequestsRepository,
    RequestStepsService,
    RequestViewsService,
    RequestDecisionsService,
    MailPeopleRepository,
    EnrolmentMailsService,
    LeavingService,
    NominationsService,
    NoShowsService,
    PlacesService,
    WaitingListSweeper,
    ConflictsRepository,
    ConflictsService,
    RoomsRepository,
    RoomsService,
    RunPlansRepository,
    RunPlansService,
    RunCopiesService,
    CancellationsRepository,
    CancellationsService,
    PlannerRepository,
    PlannerService,
  ],
  exports: [
    RunsService,
    OpenRunsService,
    OpenEnrolmentsService,
    EnrolmentsService,
    RosterService,
    SeatsService,
    SeatPlansService,
  ],
})
export class RunsModule {}
