import { PageHeader } from '@edukom/ui';
import { FeedsTable } from '../../features/observatory/components/feeds-table.js';
import { ProduceFeedForm } from '../../features/observatory/components/produce-feed-form.js';
import { useFeeds, usePeriods } from '../../features/observatory/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Feeds of the Observatory: ask for one, see what became of each. */
export function Component() {
  const t = useT();
  const [periods, feeds] = [usePeriods(), useFeeds()];
  usePageTitle(t('observatory.feeds.title'));
  return (
    <div className="web-sections">
      <PageHeader title={t('observatory.feeds.title')} lead={t('observatory.feeds.lead')} />
      <Loaded query={periods}>{({ items, current }) => <ProduceFeedForm periods={items} current={current} />}</Loaded>
      <Loaded query={feeds} shape="rows">
        {({ items }) => <FeedsTable feeds={items} />}
      </Loaded>
    </div>
  );
}
