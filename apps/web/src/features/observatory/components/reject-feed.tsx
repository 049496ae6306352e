import { type FeedDetail, rejectFeed } from '@edukom/contracts';
import { Button, Dialog, TextArea } from '@edukom/ui';
import { useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { useRejectFeed } from '../queries.js';

const FORM = 'reject-feed';

/** Rejects a feed with a reason; what was typed stays when the dialog is closed and opened again. */
export function RejectFeed({ feed }: { readonly feed: FeedDetail }) {
  const [t, announce] = [useT(), useAnnounce()];
  const [isOpen, setOpen] = useState(false);
  const reject = useRejectFeed();
  const form = useForm({
    name: FORM,
    schema: rejectFeed.body,
    send: async (body) => {
      await reject.mutateAsync({ params: { feedId: feed.feedId }, body });
      setOpen(false);
      announce(t('observatory.reject.done'));
    },
  });
  return (
    <>
      <Button icon="close" onClick={() => setOpen(true)}>
        {t('observatory.reject')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('observatory.reject.title')}
        closeText={t('common.close')}
        actions={
          <>
            <Button type="submit" form={FORM} variant="primary" isBusy={form.isBusy}>
              {t('observatory.reject')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
          </>
        }
      >
        <form id={FORM} noValidate onSubmit={(event) => void form.submit(event)} className="web-form">
          <FormErrors form={form} labels={{ reason: t('observatory.reject.reason') }} />
          <TextArea
            {...form.text('reason')}
            label={t('observatory.reject.reason')}
            hint={t('observatory.reject.hint')}
            rows={4}
          />
        </form>
      </Dialog>
    </>
  );
}
