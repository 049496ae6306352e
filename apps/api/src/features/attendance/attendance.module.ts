import { Module } from '@nestjs/common';
import { AppendMarksService } from './append-marks.service.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendanceRepository } from './attendance.repository.js';
import { AttendanceService } from './attendance.service.js';
import { CaptureController } from './capture.controller.js';
import { CaptureRepository } from './capture/capture.repository.js';
import { CaptureService } from './capture/capture.service.js';
import { PassesService } from './capture/passes.service.js';
import { PersonalCodes } from './capture/personal-codes.js';
import { CheckInCodes } from './check-in-codes.js';
import { CheckInScreenService } from './check-in-screen.service.js';
import { CheckInService } from './check-in.service.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { WebinarService } from './evidence/webinar.service.js';
import { MarksRepository } from './marks.repository.js';
import { RecordMarksService } from './record-marks.service.js';
import { ScanArrivals } from './scan-arrivals.js';
import { LogosRepository } from './sheet/logos.repository.js';
import { LogosService } from './sheet/logos.service.js';
import { SheetService } from './sheet/sheet.service.js';

@Module({
  controllers: [AttendanceController, CaptureController],
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
    CaptureRepository,
    CaptureService,
    EvidenceService,
    LogosRepository,
    LogosService,
    PassesService,
    PersonalCodes,
    SheetService,
    WebinarService,
  ],
  exports: [AttendanceService, RecordMarksService, CheckInService, ScanArrivals],
})
export class AttendanceModule {}
