import {
  listReportRuns,
  readAttendanceReport,
  readCertificateReport,
  readReportChoices,
  type ReportFilter,
} from '@edukom/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryOf } from '../../shared/api/queries.js';

export type ReportKind = 'attendance' | 'certificates';

/** What the address says: a kind, a filter and a place in the rows. */
export interface ReportView {
  readonly kind: ReportKind;
  readonly filter: ReportFilter;
  readonly cursor: string | undefined;
}

export const useReportChoices = () => useQuery(queryOf(readReportChoices, {}));
export const useReportRuns = () => useQuery(queryOf(listReportRuns, {}));

export const useAttendanceReport = ({ filter, cursor }: ReportView) =>
  useQuery({ ...queryOf(readAttendanceReport, { query: { ...filter, cursor } }), placeholderData: keepPreviousData });

export const useCertificateReport = ({ filter, cursor }: ReportView) =>
  useQuery({ ...queryOf(readCertificateReport, { query: { ...filter, cursor } }), placeholderData: keepPreviousData });
