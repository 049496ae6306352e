import { Module } from '@nestjs/common';
import { MandatoryModule } from '../mandatory/mandatory.module.js';
import { MediaModule } from '../media/media.module.js';
import { CarryOverRepository } from './carry-over.repository.js';
import { ConfirmationsRepository } from './confirmations.repository.js';
import { ConfirmationsService } from './confirmations.service.js';
import { LearnerOutlinesService } from './learner-outlines.service.js';
import { LearningController } from './learning.controller.js';
import { LearningRepository } from './learning.repository.js';
import { LearningService } from './learning.service.js';
import { NotesController } from './notes.controller.js';
import { NotesRepository } from './notes.repository.js';
import { NotesService } from './notes.service.js';
import { ProgressService } from './progress.service.js';
import { RemindersService } from './reminders.service.js';
import { RunProgressController } from './run-progress.controller.js';
import { RunProgressRepository } from './run-progress.repository.js';
import { RunProgressService } from './run-progress.service.js';

@Module({
  imports: [MandatoryModule, MediaModule],
  controllers: [LearningController, NotesController, RunProgressController],
  providers: [
    LearningRepository,
    LearnerOutlinesService,
    LearningService,
    ProgressService,
    NotesRepository,
    NotesService,
    RunProgressRepository,
    RunProgressService,
    RemindersService,
    CarryOverRepository,
    ConfirmationsRepository,
    ConfirmationsService,
  ],
  exports: [ProgressService, LearnerOutlinesService],
})
export class LearningModule {}
