import { formatDateTime, formatNumber } from '@edukom/i18n';
import { Table } from '@edukom/ui';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useReportRuns } from '../queries.js';

/** My exports so far, each with the fingerprint of its rows. */
export function PastReports() {
  const [t, locale] = [useT(), useLocale()];
  return (
    <section className="ed-stack" aria-labelledby="past">
      <h2 id="past">{t('reports.past.title')}</h2>
      <p>{t('reports.past.lead')}</p>
      <Loaded query={useReportRuns()} shape="rows">
        {({ items }) =>
          items.length > 0 && (
            <Table
              caption={t('reports.past.title')}
              isCaptionHidden
              isDense
              rows={items}
              rowKey={({ reportRunId }) => reportRunId}
              columns={[
                {
                  key: 'at',
                  header: t('reports.past.at'),
                  isRowHeader: true,
                  cell: ({ dataAt }) => formatDateTime(locale, dataAt),
                },
                { key: 'kind', header: t('reports.kind'), cell: ({ kind }) => t(`reports.kind.${kind}`) },
                { key: 'format', header: t('reports.past.format'), cell: ({ format }) => format.toUpperCase() },
                {
                  key: 'rows',
                  header: t('reports.past.rows'),
                  isNumeric: true,
                  cell: ({ rowCount }) =>
                    rowCount === null ? t('reports.past.unfinished') : formatNumber(locale, rowCount),
                },
                {
                  key: 'hash',
                  header: t('reports.past.fingerprint'),
                  cell: ({ contentHash }) =>
                    contentHash && <code className="cert-code">{contentHash.slice(0, 16)}</code>,
                },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}
