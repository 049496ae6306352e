import { Module } from '@nestjs/common';
import { AssessmentsRepository } from './assessments.repository.js';
import { AssessmentsService } from './assessments.service.js';
import { CompetencesController } from './competences.controller.js';
import { CourseCompetencesRepository } from './course-competences.repository.js';
import { CourseCompetencesService } from './course-competences.service.js';
import { FrameworksRepository } from './frameworks.repository.js';
import { FrameworksService } from './frameworks.service.js';
import { GapsRepository } from './gaps.repository.js';
import { GapsService } from './gaps.service.js';
import { MyNeedsController } from './my-needs.controller.js';
import { MyNeedsService } from './my-needs.service.js';
import { PositionProfilesService } from './position-profiles.service.js';
import { ProfilesRepository } from './profiles.repository.js';
import { ProfilesService } from './profiles.service.js';

@Module({
  controllers: [CompetencesController, MyNeedsController],
  providers: [
    FrameworksRepository,
    FrameworksService,
    ProfilesRepository,
    ProfilesService,
    PositionProfilesService,
    CourseCompetencesRepository,
    CourseCompetencesService,
    AssessmentsRepository,
    AssessmentsService,
    MyNeedsService,
    GapsRepository,
    GapsService,
  ],
  exports: [FrameworksService, ProfilesService, CourseCompetencesService, AssessmentsService],
})
export class NeedsModule {}
