import { Module } from '@nestjs/common';
import { PathProgressRepository } from './path-progress.repository.js';
import { PathProgressService } from './path-progress.service.js';
import { PathsController } from './paths.controller.js';
import { PathsRepository } from './paths.repository.js';
import { PathsService } from './paths.service.js';

@Module({
  controllers: [PathsController],
  providers: [PathsRepository, PathsService, PathProgressRepository, PathProgressService],
  exports: [PathsService, PathProgressService],
})
export class PathsModule {}
