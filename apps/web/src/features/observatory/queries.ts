import {
  approveFeed,
  type FeedDetail,
  listFeeds,
  listPeriods,
  produceFeed,
  readFeed,
  rejectFeed,
} from '@edukom/contracts';
import { useQuery } from '@tanstack/react-query';
import { keyOf, queryOf, useCall } from '../../shared/api/queries.js';
import { useLocale } from '../../shared/text/use-t.js';

/** How often a page that waits for the job looks again. */
const WAIT_MS = 1500;
const FEEDS = [keyOf(listFeeds), keyOf(readFeed)];

export const usePeriods = () => useQuery(queryOf(listPeriods, {}));

export const useFeeds = () =>
  useQuery({
    ...queryOf(listFeeds, { query: {} }),
    refetchInterval: ({ state }) => (state.data?.items.some((feed) => feed.state === 'producing') ? WAIT_MS : false),
  });

export const useFeedsToApprove = () => useQuery(queryOf(listFeeds, { query: { state: 'to-approve' } }));

export function useFeed(feedId: string) {
  const locale = useLocale();
  return useQuery<FeedDetail>({
    ...queryOf(readFeed, { params: { feedId }, query: { locale } }),
    refetchInterval: ({ state }) => (state.data?.state === 'producing' ? WAIT_MS : false),
    // A change of language shows the old words until the new ones are there.
    placeholderData: (before) => (before?.feedId === feedId ? before : undefined),
  });
}

export const useProduceFeed = () => useCall(produceFeed, { invalidates: FEEDS });
export const useApproveFeed = () => useCall(approveFeed, { invalidates: FEEDS });
export const useRejectFeed = () => useCall(rejectFeed, { invalidates: FEEDS });
