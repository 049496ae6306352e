import type { FeedHead } from '@edukom/contracts';
import { StatusPill, type Status } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

const SHAPES: Readonly<Record<FeedHead['state'], Status>> = {
  producing: 'active',
  'to-approve': 'needs',
  approved: 'good',
  rejected: 'off',
  failed: 'bad',
};

/** The state of a feed as a pill; one overtaken by a release is outdated. */
export function FeedState({ feed }: { readonly feed: Pick<FeedHead, 'state' | 'isStale'> }) {
  const t = useT();
  if (feed.isStale) return <StatusPill status="off">{t('observatory.state.stale')}</StatusPill>;
  return <StatusPill status={SHAPES[feed.state]}>{t(`observatory.state.${feed.state}`)}</StatusPill>;
}
