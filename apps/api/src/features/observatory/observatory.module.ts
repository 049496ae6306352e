import { Module } from '@nestjs/common';
import { FeedsRepository } from './feeds.repository.js';
import { FeedsService } from './feeds.service.js';
import { ObservatoryController } from './observatory.controller.js';
import { ProduceFeedService } from './produce-feed.service.js';
import { PublicObservatoryService } from './public-observatory.service.js';
import { ReleasesRepository } from './releases.repository.js';
import { TrainingFiguresRepository } from './training-figures.repository.js';

@Module({
  controllers: [ObservatoryController],
  providers: [
    FeedsRepository,
    ReleasesRepository,
    TrainingFiguresRepository,
    FeedsService,
    ProduceFeedService,
    PublicObservatoryService,
  ],
  exports: [FeedsService, ProduceFeedService],
})
export class ObservatoryModule {}
