import type { AttendanceRow, CertificateRow } from '@edukom/contracts';
import { type InterfaceLocale, type JsonValue, type LocalizedText, readText } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import type { SheetColumn } from '../../platform/sheets/sheet-writers.js';
import {
  ATTENDANCE_REPORT,
  type AttendanceReportRow,
  CERTIFICATE_REPORT,
  type CertificateReportRow,
  type ReportSql,
} from './report-queries.repository.js';

/** A report: its rows in SQL, its columns in files, and what of a row its hash covers (ids and figures, never a name). */
export interface ReportDefinition<Row> {
  readonly sql: ReportSql;
  readonly columns: readonly SheetColumn<Row>[];
  readonly hashed: (row: Row) => JsonValue;
  /** Rows of one group follow one another, whatever the people's names are. */
  readonly groupOf: (row: Row) => string;
  readonly fileName: (t: Translate) => string;
  readonly sheetName: (t: Translate) => string;
}

const inLanguage = (text: LocalizedText, locale: InterfaceLocale): string => readText(text, locale).value;

export const ATTENDANCE: ReportDefinition<AttendanceReportRow> = {
  sql: ATTENDANCE_REPORT,
  fileName: (t) => t('reports.file.attendance'),
  sheetName: (t) => t('reports.kind.attendance'),
  groupOf: (row) => row.session_id,
  hashed: (row) => [
    row.date,
    row.session_id,
    row.enrolment_id,
    row.institution_id,
    row.planned_minutes,
    row.minutes,
    row.state,
  ],
  columns: [
    { header: (t) => t('reports.column.date'), type: 'day', width: 12, cell: (row) => ({ day: row.date }) },
    { header: (t) => t('reports.column.run'), type: 'text', width: 16, cell: (row) => row.run_code },
    { header: (t) => t('reports.column.session'), type: 'text', width: 28, cell: (row) => row.session },
    { header: (t) => t('reports.column.family-name'), type: 'text', width: 22, cell: (row) => row.family_name },
    { header: (t) => t('reports.column.given-name'), type: 'text', width: 18, cell: (row) => row.given_name },
    {
      header: (t) => t('reports.column.institution'),
      type: 'text',
      width: 28,
      cell: (row, t) => inLanguage(row.institution, t.locale),
    },
    { header: (t) => t('reports.column.planned'), type: 'number', width: 12, cell: (row) => row.planned_minutes },
    { header: (t) => t('reports.column.minutes'), type: 'number', width: 12, cell: (row) => row.minutes },
    {
      header: (t) => t('reports.column.state'),
      type: 'text',
      width: 18,
      cell: (row, t) => t(`reports.attendance.${row.state}`),
    },
  ],
};

export const CERTIFICATES: ReportDefinition<CertificateReportRow> = {
  sql: CERTIFICATE_REPORT,
  fileName: (t) => t('reports.file.certificates'),
  sheetName: (t) => t('reports.kind.certificates'),
  groupOf: (row) => row.id,
  hashed: (row) => [row.id, row.issued_on, row.serial, row.edition, row.institution_id, row.valid_until, row.state],
  columns: [
    { header: (t) => t('reports.column.issued-on'), type: 'day', width: 12, cell: (row) => ({ day: row.issued_on }) },
    { header: (t) => t('reports.column.serial'), type: 'text', width: 18, cell: (row) => row.serial },
    { header: (t) => t('reports.column.edition'), type: 'number', width: 9, cell: (row) => row.edition },
    { header: (t) => t('reports.column.run'), type: 'text', width: 16, cell: (row) => row.run_code },
    {
      header: (t) => t('reports.column.award'),
      type: 'text',
      width: 36,
      cell: (row, t) => inLanguage(row.award_title, t.locale),
    },
    { header: (t) => t('reports.column.family-name'), type: 'text', width: 22, cell: (row) => row.family_name },
    { header: (t) => t('reports.column.given-name'), type: 'text', width: 18, cell: (row) => row.given_name },
    {
      header: (t) => t('reports.column.institution'),
      type: 'text',
      width: 28,
      cell: (row, t) => inLanguage(row.institution, t.locale),
    },
    {
      header: (t) => t('reports.column.valid-until'),
      type: 'day',
      width: 12,
      cell: (row) => (row.valid_until ? { day: row.valid_until } : null),
    },
    {
      header: (t) => t('reports.column.state'),
      type: 'text',
      width: 16,
      cell: (row, t) => t(`reports.certificate.${row.state}`),
    },
    {
      header: (t) => t('reports.column.kind'),
      type: 'text',
      width: 18,
      cell: (row, t) => t(`reports.certificate-kind.${row.kind}`),
    },
  ],
};

export const attendanceRowOf = (row: AttendanceReportRow): AttendanceRow => ({
  date: row.date,
  runCode: row.run_code,
  session: row.session,
  givenName: row.given_name,
  familyName: row.family_name,
  institution: row.institution,
  plannedMinutes: row.planned_minutes,
  minutes: row.minutes,
  state: row.state,
});

export const certificateRowOf = (row: CertificateReportRow): CertificateRow => ({
  issuedOn: row.issued_on,
  serial: row.serial,
  kind: row.kind,
  edition: row.edition,
  runCode: row.run_code,
  awardTitle: row.award_title,
  givenName: row.given_name,
  familyName: row.family_name,
  institution: row.institution,
  validUntil: row.valid_until,
  state: row.state,
});
