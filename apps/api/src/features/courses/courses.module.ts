import { Module } from '@nestjs/common';
import { CatalogueService } from './catalogue.service.js';
import { CoursesController } from './courses.controller.js';
import { CoursesRepository } from './courses.repository.js';
import { CoursesService } from './courses.service.js';
import { DraftsRepository } from './drafts.repository.js';

@Module({
  controllers: [CoursesController],
  providers: [CoursesRepository, DraftsRepository, CoursesService, CatalogueService],
  exports: [CoursesService],
})
export class CoursesModule {}
