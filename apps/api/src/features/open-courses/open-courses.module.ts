import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { OpenCoursesController } from './open-courses.controller.js';
import { OverviewRepository } from './overview.repository.js';
import { OverviewService } from './overview.service.js';
import { RegistrationsRepository } from './registrations.repository.js';
import { RegistrationsService } from './registrations.service.js';

@Module({
  imports: [IdentityModule, RunsModule],
  controllers: [OpenCoursesController],
  providers: [RegistrationsRepository, RegistrationsService, OverviewRepository, OverviewService],
  exports: [RegistrationsService],
})
export class OpenCoursesModule {}
