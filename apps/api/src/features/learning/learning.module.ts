import { Module } from '@nestjs/common';
import { MediaModule } from '../media/media.module.js';
import { LearningController } from './learning.controller.js';
import { LearningRepository } from './learning.repository.js';
import { LearningService } from './learning.service.js';
import { ProgressService } from './progress.service.js';

@Module({
  imports: [MediaModule],
  controllers: [LearningController],
  providers: [LearningRepository, LearningService, ProgressService],
  exports: [ProgressService],
})
export class LearningModule {}
