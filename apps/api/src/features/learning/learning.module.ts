import { Module } from '@nestjs/common';
import { LearningController } from './learning.controller.js';
import { LearningRepository } from './learning.repository.js';
import { LearningService } from './learning.service.js';
import { NotesController } from './notes.controller.js';
import { NotesRepository } from './notes.repository.js';
import { NotesService } from './notes.service.js';
import { ProgressService } from './progress.service.js';

@Module({
  controllers: [LearningController, NotesController],
  providers: [LearningRepository, LearningService, ProgressService, NotesRepository, NotesService],
  exports: [ProgressService],
})
export class LearningModule {}
