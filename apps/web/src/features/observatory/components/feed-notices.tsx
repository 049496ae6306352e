import type { FeedDetail } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { LinkButton, Notice } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';

/** What to know of the feed before looking at its figures. */
export function FeedNotices({ feed }: { readonly feed: FeedDetail }) {
  const t = useT();
  if (feed.state === 'producing') return <Notice title={t('observatory.feed.producing')} isLive />;
  if (feed.state === 'failed')
    return <Notice tone="bad" title={t('observatory.feed.failed', { code: feed.reason })} isLive />;
  if (feed.state === 'approved' || feed.state === 'rejected') return <Decided feed={feed} />;
  if (feed.isStale) return <Notice tone="warning" title={t('observatory.feed.stale')} />;
  return feed.isOwn ? <Notice>{t('observatory.feed.own')}</Notice> : null;
}

function Decided({ feed }: { feed: FeedDetail }) {
  const [t, locale] = [useT(), useLocale()];
  const { decidedBy, decidedAt, reason, releaseNumber, period } = feed;
  const who = { name: decidedBy ?? '–', date: decidedAt ? formatDateTime(locale, decidedAt) : '–' };
  if (releaseNumber === null) return <Notice title={t('observatory.feed.rejected', { ...who, reason })} />;
  return (
    <Notice
      tone="good"
      title={t('observatory.feed.approved', { ...who, number: releaseNumber })}
      actions={
        <LinkButton href={`/${locale}/observatory?period=${period.key}`}>{t('observatory.feed.public')}</LinkButton>
      }
    />
  );
}
