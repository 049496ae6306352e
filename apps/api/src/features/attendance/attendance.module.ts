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
import { KeepScanFilter } from './keep-scan.filter.js';
import { BoardFeedService } from './live/board-feed.service.js';
import { HeadCountsRepository } from './live/head-counts.repository.js';
import { HeadCountsService } from './live/head-counts.service.js';
import { LiveBoardController } from './live/live-board.controller.js';
import { MarksRepository } from './marks.repository.js';
import { RecordMarksService } from './record-marks.service.js';
import { RecordSightingsService } from './record-sightings.service.js';
import { ClaimDecisionsService } from './review/claim-decisions.service.js';
import { ClaimNews } from './review/claim-news.js';
import { ClaimsRepository } from './review/claims.repository.js';
import { ClaimsService } from './review/claims.service.js';
import { LockedChangesRepository } from './review/locked-changes.repository.js';
import { LockedChangesService } from './review/locked-changes.service.js';
import { ReviewPeopleRepository } from './review/review-people.repository.js';
import { AttendanceReviewController } from './review/review.controller.js';
import { ReviewService } from './review/review.service.js';
import { ScanArrivals } from './scan-arrivals.js';
import { LogosRepository } from './sheet/logos.repository.js';
import { LogosService } from './sheet/logos.service.js';
import { SheetService } from './sheet/sheet.service.js';
import { AttendanceViewsController } from './views/attendance-views.controller.js';
import { AttendanceViewsRepository } from './views/attendance-views.repository.js';
import { MatrixService } from './views/matrix.service.js';
import { TotalsService } from './views/totals.service.js';

@Module({
  controllers: [
    AttendanceController,
    CaptureController,
    LiveBoardController,
    AttendanceReviewController,
    AttendanceViewsController,
  ],
  providers: [
    AttendanceRepository,
    MarksRepository,
    AppendMarksService,
    AttendanceService,
    RecordMarksService,
    CheckInService,
    RecordSightingsService,
    CheckInScreenService,
    CheckInCodes,
    ScanArrivals,
    KeepScanFilter,
    CaptureRepository,
    CaptureService,
    EvidenceService,
    LogosRepository,
    LogosService,
    PassesService,
    PersonalCodes,
    SheetService,
    WebinarService,
    BoardFeedService,
    HeadCountsRepository,
    HeadCountsService,
    ClaimsRepository,
    ClaimsService,
    ClaimDecisionsService,
    ClaimNews,
    ReviewPeopleRepository,
    LockedChangesRepository,
    LockedChangesService,
    ReviewService,
    AttendanceViewsRepository,
    MatrixService,
    TotalsService,
  ],
  exports: [AttendanceService, RecordMarksService, CheckInService, ScanArrivals],
})
export class AttendanceModule {}
