import type { FeedDetail } from '@edukom/contracts';
import { formatDate, formatDateTime } from '@edukom/i18n';
import { Card, DescriptionList } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';

/** How many figures would be published, and what they are compared with. */
export function FeedSummary({ feed }: { readonly feed: FeedDetail }) {
  const [t, locale] = [useT(), useLocale()];
  const { counts, current, dataAt, requestedBy } = feed;
  const changed = current
    ? [{ key: 'changed', term: t('observatory.feed.count.changed'), detail: counts.changed }]
    : [];
  return (
    <Card title={t('observatory.feed.summary')}>
      <DescriptionList
        items={[
          { key: 'published', term: t('observatory.feed.count.published'), detail: counts.published },
          { key: 'suppressed', term: t('observatory.feed.count.suppressed'), detail: counts.suppressed },
          { key: 'not-reported', term: t('observatory.feed.count.not-reported'), detail: counts.notReported },
          ...changed,
          { key: 'data', term: t('observatory.feeds.column.data'), detail: formatDateTime(locale, dataAt) },
          { key: 'by', term: t('observatory.feeds.column.by'), detail: requestedBy ?? '–' },
        ]}
      />
      <p>
        {current
          ? t('observatory.feed.current', { number: current.number, date: formatDate(locale, current.publishedAt) })
          : t('observatory.feed.no-current')}
      </p>
    </Card>
  );
}
