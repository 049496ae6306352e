import { Module } from '@nestjs/common';
import { BlockHistoryRepository } from './authoring/block-history.repository.js';
import { BlockHistoryService } from './authoring/block-history.service.js';
import { BlockWriter } from './authoring/block-writer.js';
import { BlocksRepository } from './authoring/blocks.repository.js';
import { LessonAuthoringController } from './authoring/lesson-authoring.controller.js';
import { LessonBlocksService } from './authoring/lesson-blocks.service.js';
import { CatalogueService } from './catalogue.service.js';
import { CoursesController } from './courses.controller.js';
import { CoursesRepository } from './courses.repository.js';
import { CoursesService } from './courses.service.js';
import { DraftsRepository } from './drafts.repository.js';

@Module({
  controllers: [CoursesController, LessonAuthoringController],
  providers: [
    CoursesRepository,
    DraftsRepository,
    CoursesService,
    CatalogueService,
    BlocksRepository,
    BlockHistoryRepository,
    BlockWriter,
    LessonBlocksService,
    BlockHistoryService,
  ],
  exports: [CoursesService],
})
export class CoursesModule {}
