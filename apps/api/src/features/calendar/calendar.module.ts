import { Module } from '@nestjs/common';
import { CalendarSyncService } from './calendar-sync.service.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarRepository } from './calendar.repository.js';
import { CalendarService } from './calendar.service.js';

@Module({
  controllers: [CalendarController],
  providers: [CalendarRepository, CalendarService, CalendarSyncService],
  exports: [CalendarSyncService],
})
export class CalendarModule {}
