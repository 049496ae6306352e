import {
  exportAttendanceCsv,
  exportAttendanceXlsx,
  exportCertificatesCsv,
  exportCertificatesXlsx,
} from '@edukom/contracts';
import { LinkButton } from '@edukom/ui';
import { addressOf } from '../../../shared/api/path-of.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import type { ReportView } from '../queries.js';

const ENDPOINTS = {
  attendance: { xlsx: exportAttendanceXlsx, csv: exportAttendanceCsv },
  certificates: { xlsx: exportCertificatesXlsx, csv: exportCertificatesCsv },
} as const;

/** The whole report as a file, in the language of the page. */
export function ReportDownload({ view: { kind, filter } }: { view: ReportView }) {
  const [t, locale] = [useT(), useLocale()];
  const query = { ...filter, locale };
  return (
    <>
      <LinkButton href={addressOf(ENDPOINTS[kind].xlsx, { query })} download variant="primary" icon="download">
        {t('reports.download.xlsx')}
      </LinkButton>
      <LinkButton href={addressOf(ENDPOINTS[kind].csv, { query })} download icon="download">
        {t('reports.download.csv')}
      </LinkButton>
    </>
  );
}
