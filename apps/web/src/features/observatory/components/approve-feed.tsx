import type { FeedDetail } from '@edukom/contracts';
import { Button, Dialog } from '@edukom/ui';
import { useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { useApproveFeed } from '../queries.js';

/** Publishes a feed after one more question: a release cannot be taken back. */
export function ApproveFeed({ feed }: { readonly feed: FeedDetail }) {
  const [t, announce] = [useT(), useAnnounce()];
  const [isOpen, setOpen] = useState(false);
  const approve = useApproveFeed();
  const publish = () =>
    approve.mutate(
      { params: { feedId: feed.feedId } },
      {
        onSuccess: ({ releaseNumber }) => {
          setOpen(false);
          announce(t('observatory.approve.done', { number: releaseNumber }));
        },
      },
    );
  const close = () => {
    setOpen(false);
    approve.reset();
  };
  return (
    <>
      <Button variant="primary" icon="check" onClick={() => setOpen(true)}>
        {t('observatory.approve')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t('observatory.approve.title')}
        closeText={t('common.close')}
        actions={
          <>
            <Button variant="primary" isBusy={approve.isPending} onClick={publish}>
              {t('observatory.approve.confirm')}
            </Button>
            <Button onClick={close}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('observatory.approve.text', { count: feed.counts.published })}</p>
        <ProblemNotice error={approve.error} />
      </Dialog>
    </>
  );
}
