import { formatDate } from '@edukom/i18n';
import { Table } from '@edukom/ui';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { Localized } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { type ReportView, useCertificateReport } from '../queries.js';
import { ReportRows } from './report-rows.js';
import { ReportTotals } from './report-totals.js';

/** Certificates issued, each with its state. */
export function CertificateReport({ view, hrefOf }: { view: ReportView; hrefOf: (cursor: string) => string }) {
  const [t, locale] = [useT(), useLocale()];
  const report = useCertificateReport(view);
  return (
    <Loaded query={report} shape="rows" count={8}>
      {({ dataAt, totals, items, next }) => (
        <>
          <ReportTotals
            dataAt={dataAt}
            totals={[
              { key: 'rows', term: t('reports.total.rows'), value: totals.rows },
              { key: 'people', term: t('reports.total.people'), value: totals.people },
              { key: 'valid', term: t('reports.total.valid'), value: totals.valid },
              { key: 'revoked', term: t('reports.total.revoked'), value: totals.revoked },
              { key: 'superseded', term: t('reports.total.superseded'), value: totals.superseded },
              { key: 'expired', term: t('reports.total.expired'), value: totals.expired },
            ]}
          />
          <ReportRows
            isEmpty={items.length === 0}
            isBusy={report.isPlaceholderData}
            firstHref={view.cursor ? hrefOf('') : undefined}
            nextHref={next ? hrefOf(next) : undefined}
          >
            <Table
              caption={t('reports.rows')}
              isDense
              rows={items}
              rowKey={({ serial }) => serial}
              columns={[
                {
                  key: 'name',
                  header: t('reports.column.person'),
                  isRowHeader: true,
                  cell: (row) => `${row.familyName} ${row.givenName}`,
                },
                { key: 'serial', header: t('reports.column.serial'), cell: ({ serial }) => serial },
                {
                  key: 'award',
                  header: t('reports.column.award'),
                  cell: (row) => <Localized text={row.awardTitle} />,
                },
                {
                  key: 'kind',
                  header: t('reports.column.kind'),
                  cell: (row) => t(`reports.certificate-kind.${row.kind}`),
                },
                {
                  key: 'institution',
                  header: t('reports.column.institution'),
                  cell: (row) => <Localized text={row.institution} />,
                },
                {
                  key: 'issued',
                  header: t('reports.column.issued-on'),
                  cell: (row) => formatDate(locale, row.issuedOn),
                },
                {
                  key: 'state',
                  header: t('reports.column.state'),
                  cell: (row) => t(`reports.certificate.${row.state}`),
                },
              ]}
            />
          </ReportRows>
        </>
      )}
    </Loaded>
  );
}
