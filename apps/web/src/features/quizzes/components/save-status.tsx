import { Button, Icon, type IconName } from '@edukom/ui';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { announceSignedOut } from '../../../shared/session/session-events.js';
import { useT } from '../../../shared/text/use-t.js';
import type { OutboxState, OutboxStatus } from '../outbox/outbox.js';

const ICONS: Readonly<Record<OutboxStatus, IconName>> = {
  saved: 'check',
  waiting: 'sync',
  offline: 'offline',
  'signed-out': 'lock',
  closed: 'lock',
};

function useStatusText({ status, unsent }: OutboxState): string {
  const t = useT();
  switch (status) {
    case 'saved':
      return t('quiz.save.saved');
    case 'closed':
      return t('quiz.save.closed');
    default:
      return t(`quiz.save.${status}`, { count: unsent });
  }
}

/** Whether the server has everything. Said aloud only when something is amiss, and when it is well again. */
export function SaveStatus({ state }: { state: OutboxState }) {
  const t = useT();
  const text = useStatusText(state);
  const announce = useAnnounce();
  const { status } = state;
  const lastSaid = useRef<OutboxStatus>('saved');
  useEffect(() => {
    if (status === 'waiting' || status === lastSaid.current) return;
    lastSaid.current = status;
    announce(text);
  }, [status, text, announce]);
  return (
    <p className={`quiz-save quiz-save-${status}`} data-unsent={state.unsent}>
      <Icon name={ICONS[status]} />
      <span>{text}</span>
      {status === 'signed-out' && (
        <Button isSmall onClick={announceSignedOut}>
          {t('quiz.save.sign-in')}
        </Button>
      )}
    </p>
  );
}
