import { getPerson, invitePeople, listPeople, previewInvitations } from '@edukom/contracts';
import { Button, Dialog } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, queryOf, useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';

export interface InvitePeopleProps {
  readonly personIds: readonly string[];
  /** What the button says. */
  readonly text: string;
  readonly onSent: (mails: number) => void;
}

function Question({ personIds, onSent, onClose }: Omit<InvitePeopleProps, 'text'> & { onClose: () => void }) {
  const t = useT();
  const body = { personIds: [...personIds] };
  const preview = useQuery({ ...queryOf(previewInvitations, { body }), staleTime: 0 });
  const invite = useCall(invitePeople, {
    invalidates: [keyOf(listPeople), keyOf(getPerson), keyOf(previewInvitations)],
    onSuccess: ({ mails }) => {
      onClose();
      onSent(mails);
    },
  });
  return (
    <Loaded query={preview} count={2}>
      {({ mails, without }) => (
        <div className="ed-stack">
          <p>{t('people.invite.mails', { count: mails })}</p>
          {without > 0 && <p>{t('people.invite.without', { count: without })}</p>}
          <ProblemNotice error={invite.error} />
          <div className="ed-actions">
            {mails > 0 && (
              <Button variant="primary" isBusy={invite.isPending} onClick={() => invite.mutate({ body })}>
                {t('people.invite.send')}
              </Button>
            )}
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </div>
        </div>
      )}
    </Loaded>
  );
}

/** A button that first says how many mails it would send. */
export function InvitePeople({ text, ...use }: InvitePeopleProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text}</Button>
      <Dialog isOpen={isOpen} onClose={close} title={t('people.invite.title')} closeText={t('common.close')}>
        <Question {...use} onClose={close} />
      </Dialog>
    </>
  );
}
