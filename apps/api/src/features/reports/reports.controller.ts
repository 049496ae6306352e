import {
  type AttendanceTotals,
  type CertificateTotals,
  exportAttendanceCsv,
  exportAttendanceXlsx,
  exportCertificatesCsv,
  exportCertificatesXlsx,
  type InputOf,
  listReportRuns,
  readAttendanceReport,
  readCertificateReport,
  readReportChoices,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { ATTENDANCE, attendanceRowOf, CERTIFICATES, certificateRowOf } from './report-definitions.js';
import type { AttendanceReportRow, CertificateReportRow } from './report-queries.repository.js';
import { ReportsService } from './reports.service.js';

@Controller()
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Route(readAttendanceReport)
  async attendance({ query }: InputOf<typeof readAttendanceReport>, { actor }: Context<typeof readAttendanceReport>) {
    const { rows, ...screen } = await this.reports.screen<AttendanceReportRow, AttendanceTotals>(
      'attendance',
      ATTENDANCE,
      actor,
      query,
    );
    return { ...screen, items: rows.map(attendanceRowOf) };
  }

  @Route(readCertificateReport)
  async certificates(
    { query }: InputOf<typeof readCertificateReport>,
    { actor }: Context<typeof readCertificateReport>,
  ) {
    const { rows, ...screen } = await this.reports.screen<CertificateReportRow, CertificateTotals>(
      'certificates',
      CERTIFICATES,
      actor,
      query,
    );
    return { ...screen, items: rows.map(certificateRowOf) };
  }

  @Route(exportAttendanceXlsx)
  async attendanceXlsx({ query }: InputOf<typeof exportAttendanceXlsx>, context: Context<typeof exportAttendanceXlsx>) {
    return this.reports.export('attendance', 'xlsx', ATTENDANCE, query, context);
  }

  @Route(exportAttendanceCsv)
  async attendanceCsv({ query }: InputOf<typeof exportAttendanceCsv>, context: Context<typeof exportAttendanceCsv>) {
    return this.reports.export('attendance', 'csv', ATTENDANCE, query, context);
  }

  @Route(exportCertificatesXlsx)
  async certificatesXlsx(
    { query }: InputOf<typeof exportCertificatesXlsx>,
    context: Context<typeof exportCertificatesXlsx>,
  ) {
    return this.reports.export('certificates', 'xlsx', CERTIFICATES, query, context);
  }

  @Route(exportCertificatesCsv)
  async certificatesCsv(
    { query }: InputOf<typeof exportCertificatesCsv>,
    context: Context<typeof exportCertificatesCsv>,
  ) {
    return this.reports.export('certificates', 'csv', CERTIFICATES, query, context);
  }

  @Route(listReportRuns)
  async past(_input: InputOf<typeof listReportRuns>, { actor }: Context<typeof listReportRuns>) {
    return this.reports.past(actor.personId);
  }

  @Route(readReportChoices)
  async choices(_input: InputOf<typeof readReportChoices>, { actor }: Context<typeof readReportChoices>) {
    return this.reports.choices(actor);
  }
}
