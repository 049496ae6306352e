import { ATTENDANCE_STATES, type EditionState } from '@edukom/domain';
import { z } from 'zod';
import { instant, interfaceLocale, localDate, localizedText, uuid } from '../core/codecs.js';
import { certificateKind } from '../certificates/certificates.contract.js';
import { endpoint, fileResponse } from '../core/endpoint.js';

const EDITION_STATES = ['issued', 'revoked', 'superseded', 'reinstated', 'expired'] as const satisfies EditionState[];

const filter = {
  runId: uuid.optional(),
  institutionId: uuid.optional(),
  from: localDate.optional(),
  to: localDate.optional(),
  /** What the certificates are for; attendance there is in runs of groups only. */
  kind: certificateKind.optional(),
};
/** What a report is about; days are those of Kosovo, both included. */
export const reportFilter = z.object(filter);
export type ReportFilter = z.output<typeof reportFilter>;

/** The cursor holds two names and two ids: a name of 200 letters is three bytes each at most, and base64 adds a third. */
const screenQuery = z.strictObject({ ...filter, cursor: z.string().max(2_000).optional() });
/** `locale` is the language of the columns and texts in the file. */
const exportQuery = z.strictObject({ ...filter, locale: interfaceLocale });

/** One person in one session. */
export const attendanceRow = z.object({
  date: localDate,
  runCode: z.string(),
  session: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  institution: localizedText,
  plannedMinutes: z.int(),
  minutes: z.int(),
  state: z.enum(ATTENDANCE_STATES),
});
export type AttendanceRow = z.output<typeof attendanceRow>;

/** One certificate. */
export const certificateRow = z.object({
  issuedOn: localDate,
  serial: z.string(),
  kind: certificateKind,
  edition: z.int(),
  /** Of a learning path its name in addresses. */
  runCode: z.string(),
  awardTitle: localizedText,
  givenName: z.string(),
  familyName: z.string(),
  institution: localizedText,
  validUntil: localDate.nullable(),
  state: z.enum(EDITION_STATES),
});
export type CertificateRow = z.output<typeof certificateRow>;

const attendanceTotals = z.object({
  rows: z.int(),
  people: z.int(),
  sessions: z.int(),
  plannedMinutes: z.int(),
  minutes: z.int(),
});
export type AttendanceTotals = z.output<typeof attendanceTotals>;
const certificateTotals = z.object({
  rows: z.int(),
  people: z.int(),
  valid: z.int(),
  revoked: z.int(),
  superseded: z.int(),
  expired: z.int(),
});
export type CertificateTotals = z.output<typeof certificateTotals>;

const screenOf = <R extends z.ZodType, T extends z.ZodType>(row: R, totals: T) =>
  z.object({ dataAt: instant, totals, items: z.array(row), next: z.string().nullable() });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';
const attendanceAccess = { action: 'attendance.export', scope: 'any' } as const;
const certificateAccess = { action: 'certificate.export', scope: 'any' } as const;

export const readAttendanceReport = endpoint({
  method: 'GET',
  path: '/api/reports/attendance',
  summary: 'Attendance per person and session: totals of all rows and the first page of them',
  access: attendanceAccess,
  query: screenQuery,
  response: screenOf(attendanceRow, attendanceTotals),
  problems: [],
});

export const readCertificateReport = endpoint({
  method: 'GET',
  path: '/api/reports/certificates',
  summary: 'Certificates issued: totals of all rows and the first page of them',
  access: certificateAccess,
  query: screenQuery,
  response: screenOf(certificateRow, certificateTotals),
  problems: [],
});

export const exportAttendanceXlsx = endpoint({
  method: 'GET',
  path: '/api/reports/attendance.xlsx',
  summary: 'The attendance report as a workbook with typed cells',
  access: attendanceAccess,
  query: exportQuery,
  response: fileResponse(XLSX),
  problems: [],
});

export const exportAttendanceCsv = endpoint({
  method: 'GET',
  path: '/api/reports/attendance.csv',
  summary: 'The attendance report as CSV (UTF-8 with BOM, semicolons)',
  access: attendanceAccess,
  query: exportQuery,
  response: fileResponse(CSV),
  problems: [],
});

export const exportCertificatesXlsx = endpoint({
  method: 'GET',
  path: '/api/reports/certificates.xlsx',
  summary: 'The certificate report as a workbook with typed cells',
  access: certificateAccess,
  query: exportQuery,
  response: fileResponse(XLSX),
  problems: [],
});

export const exportCertificatesCsv = endpoint({
  method: 'GET',
  path: '/api/reports/certificates.csv',
  summary: 'The certificate report as CSV (UTF-8 with BOM, semicolons)',
  access: certificateAccess,
  query: exportQuery,
  response: fileResponse(CSV),
  problems: [],
});

export const listReportRuns = endpoint({
  method: 'GET',
  path: '/api/reports/runs',
  summary: "One's own past exports: filter, data time, number of rows and the hash to sign",
  access: attendanceAccess,
  response: z.object({
    items: z.array(
      z.object({
        reportRunId: uuid,
        kind: z.enum(['attendance', 'certificates']),
        format: z.enum(['xlsx', 'csv']),
        filter: reportFilter,
        dataAt: instant,
        rowCount: z.int().nullable(),
        contentHash: z.string().nullable(),
        finishedAt: instant.nullable(),
      }),
    ),
  }),
  problems: [],
});

export const readReportChoices = endpoint({
  method: 'GET',
  path: '/api/reports/choices',
  summary: 'Runs and institutions a report can be limited to',
  access: attendanceAccess,
  response: z.object({
    runs: z.array(z.object({ runId: uuid, code: z.string(), title: localizedText })),
    institutions: z.array(z.object({ institutionId: uuid, name: localizedText })),
  }),
  problems: [],
});
