import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { ImportJobsService } from './import-jobs.service.js';
import { ImportPassesService } from './import-passes.service.js';
import { ImportReadingsService } from './import-readings.service.js';
import { ImportSweeper } from './import-sweeper.js';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { AffiliationsKind } from './kinds/affiliations.kind.js';
import { AttendanceKind } from './kinds/attendance.kind.js';
import { EnrolmentsKind } from './kinds/enrolments.kind.js';
import { EnsurePersonService } from './kinds/ensure-person.service.js';
import { ImportAffiliationsRepository } from './kinds/import-affiliations.repository.js';
import { ImportAttendanceRepository } from './kinds/import-attendance.repository.js';
import { ImportEnrolmentsRepository } from './kinds/import-enrolments.repository.js';
import { ImportPeopleRepository } from './kinds/import-people.repository.js';
import { PastTrainingKind } from './kinds/past-training.kind.js';
import { PastTrainingsRepository } from './kinds/past-trainings.repository.js';
import { PeopleKind } from './kinds/people.kind.js';
import { PersonStateRepository } from './kinds/person-state.repository.js';
import { PersonUndoService } from './kinds/person-undo.service.js';
import { PersonWriterService } from './kinds/person-writer.service.js';
import { TableKinds } from './kinds/table-kinds.js';
import { RefusedRowsService } from './refused-rows.service.js';

/** The wizard for tables: people, affiliations, enrolments, past training, attendance. */
@Module({
  imports: [IdentityModule, OrganisationsModule, RunsModule, AttendanceModule],
  controllers: [ImportsController],
  providers: [
    ImportsRepository,
    ImportsService,
    ImportReadingsService,
    ImportPassesService,
    ImportJobsService,
    RefusedRowsService,
    ImportSweeper,
    TableKinds,
    PeopleKind,
    AffiliationsKind,
    EnrolmentsKind,
    PastTrainingKind,
    AttendanceKind,
    PersonWriterService,
    PersonUndoService,
    PersonStateRepository,
    ImportPeopleRepository,
    ImportAffiliationsRepository,
    ImportEnrolmentsRepository,
    ImportAttendanceRepository,
    PastTrainingsRepository,
    EnsurePersonService,
  ],
  exports: [EnsurePersonService],
})
export class ImportsModule {}
