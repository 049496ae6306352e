import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { QuizzesModule } from '../quizzes/quizzes.module.js';
import { AuthoringController } from './authoring/authoring.controller.js';
import { AUTHORING_PROVIDERS } from './authoring/authoring.providers.js';
import { LessonAuthoringController } from './authoring/lesson-authoring.controller.js';
import { PublicationController } from './authoring/publication.controller.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { CatalogueService } from './catalogue.service.js';
import { CoursesController } from './courses.controller.js';
import { CoursesRepository } from './courses.repository.js';
import { OpenAwardsRepository } from './open-awards.repository.js';
import { OpenAwardsService } from './open-awards.service.js';
import { CoursesService } from './courses.service.js';
import { DraftsRepository } from './drafts.repository.js';
import { PublishingService } from './publishing.service.js';

@Module({
  imports: [IdentityModule, QuizzesModule],
  controllers: [CoursesController, AuthoringController, LessonAuthoringController, PublicationController],
  providers: [
    CoursesRepository,
    CatalogueRepository,
    OpenAwardsRepository,
    OpenAwardsService,
    DraftsRepository,
    CoursesService,
    CatalogueService,
    PublishingService,
    ...AUTHORING_PROVIDERS,
  ],
  exports: [CoursesService, OpenAwardsService],
})
export class CoursesModule {}
