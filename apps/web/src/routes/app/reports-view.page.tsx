import { PageHeader } from '@edukom/ui';
import { AttendanceReport } from '../../features/reports/components/attendance-report.js';
import { CertificateReport } from '../../features/reports/components/certificate-report.js';
import { PastReports } from '../../features/reports/components/past-reports.js';
import { ReportDownload } from '../../features/reports/components/report-download.js';
import { ReportFilters } from '../../features/reports/components/report-filters.js';
import { useReportView } from '../../features/reports/use-report-view.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Reports: choose, see the totals and the rows, download the same. The choice lives in the address. */
export function Component() {
  const [t, to] = [useT(), useAppPath()];
  const { view, change, hrefOf } = useReportView();
  usePageTitle(t('reports.title'));
  const address = (cursor: string) => to('/reports') + hrefOf(cursor);
  const Report = view.kind === 'attendance' ? AttendanceReport : CertificateReport;
  return (
    <>
      <PageHeader title={t('reports.title')} lead={t('reports.lead')} actions={<ReportDownload view={view} />} />
      <ReportFilters view={view} onChange={change} />
      <div className="ed-stack">
        <Report view={view} hrefOf={address} />
        <PastReports />
      </div>
    </>
  );
}
