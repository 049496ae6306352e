import { Module } from '@nestjs/common';
import { AppendMarksService } from './append-marks.service.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendanceRepository } from './attendance.repository.js';
import { AttendanceService } from './attendance.service.js';
import { CheckInCodes } from './check-in-codes.js';
import { CheckInScreenService } from './check-in-screen.service.js';
import { CheckInService } from './check-in.service.js';
import { MarksRepository } from './marks.repository.js';
import { RecordMarksService } from './record-marks.service.js';
import { ScanArrivals } from './scan-arrivals.js';

@Module({
  controllers: [AttendanceController],
  providers: [
    AttendanceRepository,
    MarksRepository,
    AppendMarksService,
    AttendanceService,
    RecordMarksService,
    CheckInService,
    CheckInScreenService,
    CheckInCodes,
    ScanArrivals,
  ],
  exports: [AttendanceService, RecordMarksService, CheckInService, ScanArrivals],
})
export class AttendanceModule {}
