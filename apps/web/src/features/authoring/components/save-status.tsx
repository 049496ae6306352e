import { Button, Icon, type IconName } from '@edukom/ui';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { announceSignedOut } from '../../../shared/session/session-events.js';
import { useT } from '../../../shared/text/use-t.js';
import type { LessonWriter } from '../autosave/lesson-writer.js';
import type { SaveStatus as Status } from '../autosave/lesson-state.js';
import { useLessonState } from './use-block.js';

const ICONS: Readonly<Record<Status, IconName>> = {
  saved: 'check',
  saving: 'sync',
  waiting: 'offline',
  'signed-out': 'lock',
  stopped: 'alert',
};

/** Whether the server has everything. Said aloud only when something is amiss, and when it is well again. */
export function SaveStatus({ writer }: { writer: LessonWriter }) {
  const t = useT();
  const status = useLessonState(writer, (state) => state.status);
  const unsent = useLessonState(writer, (state) => state.unsent);
  const announce = useAnnounce();
  const text =
    status === 'waiting' || status === 'signed-out'
      ? t(`writing.save.${status}`, { count: unsent })
      : t(`writing.save.${status}`);
  const lastSaid = useRef<Status>('saved');
  useEffect(() => {
    if (status === 'saving' || status === lastSaid.current) return;
    lastSaid.current = status;
    announce(text);
  }, [status, text, announce]);
  return (
    <p className={`au-save au-save-${status}`} data-unsent={unsent} data-status={status}>
      <Icon name={ICONS[status]} />
      <span>{text}</span>
      {status === 'signed-out' && (
        <Button isSmall onClick={announceSignedOut}>
          {t('writing.save.sign-in')}
        </Button>
      )}
    </p>
  );
}
