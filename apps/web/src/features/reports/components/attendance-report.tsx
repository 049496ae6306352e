import { formatDate, formatNumber } from '@edukom/i18n';
import { Table } from '@edukom/ui';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { Localized } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { type ReportView, useAttendanceReport } from '../queries.js';
import { ReportRows } from './report-rows.js';
import { ReportTotals } from './report-totals.js';

/** Attendance per person and session. */
export function AttendanceReport({ view, hrefOf }: { view: ReportView; hrefOf: (cursor: string) => string }) {
  const [t, locale] = [useT(), useLocale()];
  const report = useAttendanceReport(view);
  return (
    <Loaded query={report} shape="rows" count={8}>
      {({ dataAt, totals, items, next }) => (
        <>
          <ReportTotals
            dataAt={dataAt}
            totals={[
              { key: 'rows', term: t('reports.total.rows'), value: totals.rows },
              { key: 'people', term: t('reports.total.people'), value: totals.people },
              { key: 'sessions', term: t('reports.total.sessions'), value: totals.sessions },
              { key: 'planned', term: t('reports.total.planned'), value: totals.plannedMinutes },
              { key: 'minutes', term: t('reports.total.minutes'), value: totals.minutes },
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
              rowKey={(row) => `${row.date}${row.runCode}${row.session}${row.familyName}${row.givenName}`}
              columns={[
                {
                  key: 'name',
                  header: t('reports.column.person'),
                  isRowHeader: true,
                  cell: (row) => `${row.familyName} ${row.givenName}`,
                },
                { key: 'date', header: t('reports.column.date'), cell: (row) => formatDate(locale, row.date) },
                {
                  key: 'session',
                  header: t('reports.column.session'),
                  cell: (row) => `${row.session} · ${row.runCode}`,
                },
                {
                  key: 'institution',
                  header: t('reports.column.institution'),
                  cell: (row) => <Localized text={row.institution} />,
                },
                {
                  key: 'planned',
                  header: t('reports.column.planned'),
                  isNumeric: true,
                  cell: (row) => formatNumber(locale, row.plannedMinutes),
                },
                {
                  key: 'minutes',
                  header: t('reports.column.minutes'),
                  isNumeric: true,
                  cell: (row) => formatNumber(locale, row.minutes),
                },
                {
                  key: 'state',
                  header: t('reports.column.state'),
                  cell: (row) => t(`reports.attendance.${row.state}`),
                },
              ]}
            />
          </ReportRows>
        </>
      )}
    </Loaded>
  );
}
