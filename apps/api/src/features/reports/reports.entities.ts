import { ReportRun } from './report-run.entity.js';

export const REPORT_ENTITIES = [ReportRun];
