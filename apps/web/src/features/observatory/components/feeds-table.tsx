import type { FeedHead } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { EmptyState, Link, Table } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { periodText } from '../figure-text.js';
import { FeedState } from './feed-state.js';

/** Every feed with its state; the period leads to its dry run. */
export function FeedsTable({ feeds }: { readonly feeds: readonly FeedHead[] }) {
  const [t, locale, to] = [useT(), useLocale(), useAppPath()];
  if (feeds.length === 0)
    return (
      <EmptyState icon="sync" title={t('observatory.feeds.empty.title')}>
        {t('observatory.feeds.empty.text')}
      </EmptyState>
    );
  return (
    <Table
      caption={t('observatory.feeds.list')}
      rows={feeds}
      rowKey={({ feedId }) => feedId}
      columns={[
        {
          key: 'period',
          header: t('observatory.column.period'),
          isRowHeader: true,
          cell: ({ feedId, period }) => <Link href={to(`/feeds/${feedId}`)}>{periodText(t, period)}</Link>,
        },
        { key: 'state', header: t('observatory.feeds.column.state'), cell: (feed) => <FeedState feed={feed} /> },
        {
          key: 'data',
          header: t('observatory.feeds.column.data'),
          cell: ({ dataAt }) => formatDateTime(locale, dataAt),
        },
        { key: 'by', header: t('observatory.feeds.column.by'), cell: ({ requestedBy }) => requestedBy ?? '–' },
        {
          key: 'counts',
          header: t('observatory.feeds.column.counts'),
          cell: ({ producedAt, counts }) =>
            producedAt
              ? t('observatory.feeds.counts', { published: counts.published, suppressed: counts.suppressed })
              : '–',
        },
      ]}
    />
  );
}
