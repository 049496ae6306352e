import { Module } from '@nestjs/common';
import { DeadLettersController } from './dead-letters.controller.js';
import { DeadLettersService } from './dead-letters.service.js';
import { ReadinessService } from './readiness.service.js';
import { SystemController } from './system.controller.js';

@Module({
  controllers: [DeadLettersController, SystemController],
  providers: [DeadLettersService, ReadinessService],
})
export class SystemModule {}
