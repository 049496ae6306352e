import type { FeedDetail } from '@edukom/contracts';
import { Breadcrumbs, PageHeader } from '@edukom/ui';
import { useParams } from 'react-router';
import { ApproveFeed } from '../../features/observatory/components/approve-feed.js';
import { FeedCells } from '../../features/observatory/components/feed-cells.js';
import { FeedNotices } from '../../features/observatory/components/feed-notices.js';
import { FeedState } from '../../features/observatory/components/feed-state.js';
import { FeedSummary } from '../../features/observatory/components/feed-summary.js';
import { RejectFeed } from '../../features/observatory/components/reject-feed.js';
import { periodText } from '../../features/observatory/figure-text.js';
import { useFeed } from '../../features/observatory/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

function useFeedTitle(feed: FeedDetail): string {
  const t = useT();
  const period = periodText(t, feed.period);
  return feed.period.kind === 'year'
    ? t('observatory.feed.title-year', { period })
    : t('observatory.feed.title', { period });
}

function Feed({ feed }: { feed: FeedDetail }) {
  const [t, to] = [useT(), useAppPath()];
  const title = useFeedTitle(feed);
  const waits = feed.state === 'to-approve';
  usePageTitle(title);
  return (
    <div className="web-sections">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('observatory.feeds.title')}
            items={[{ href: to('/feeds'), text: t('observatory.feeds.title') }, { text: title }]}
          />
        }
        title={title}
        status={<FeedState feed={feed} />}
        lead={waits ? t('observatory.feed.lead') : undefined}
        actions={
          waits && (
            <>
              {!feed.isStale && <ApproveFeed feed={feed} />}
              <RejectFeed feed={feed} />
            </>
          )
        }
      />
      <FeedNotices feed={feed} />
      {feed.producedAt && (
        <>
          <FeedSummary feed={feed} />
          <FeedCells feed={feed} />
        </>
      )}
    </div>
  );
}

/** One feed: its dry run, and the decision. */
export function Component() {
  const { feedId = '' } = useParams();
  return (
    <Loaded query={useFeed(feedId)} shape="rows">
      {(feed) => <Feed feed={feed} />}
    </Loaded>
  );
}
