import { Module } from '@nestjs/common';
import { MediaController } from './media.controller.js';
import { MediaRepository } from './media.repository.js';
import { MediaService } from './media.service.js';
import { MediaSweeper } from './media-sweeper.js';
import { ProcessMediaService } from './process-media.service.js';
import { UploadsRepository } from './uploads.repository.js';
import { UploadsService } from './uploads.service.js';

@Module({
  controllers: [MediaController],
  providers: [MediaRepository, UploadsRepository, MediaService, UploadsService, ProcessMediaService, MediaSweeper],
  exports: [MediaService],
})
export class MediaModule {}
