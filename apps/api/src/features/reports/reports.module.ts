import { Module } from '@nestjs/common';
import { ReportRunsRepository } from './report-runs.repository.js';
import { ReportSnapshotRepository } from './report-snapshot.repository.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';

@Module({
  controllers: [ReportsController],
  providers: [ReportSnapshotRepository, ReportRunsRepository, ReportsService],
})
export class ReportsModule {}
