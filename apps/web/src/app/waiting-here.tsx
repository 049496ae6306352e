import { Notice } from '@edukom/ui';
import { useEffect, useState } from 'react';
import { useT } from '../shared/text/use-t.js';

/** Whether anybody's answers or chosen files wait on this device for a way to the server. */
async function hasAnyWaiting(): Promise<boolean> {
  const [{ openStore }, { hasAnyKeptFile }] = await Promise.all([
    import('../features/quizzes/outbox/outbox-store.js'),
    import('../features/quizzes/answer-files/kept-files.js'),
  ]);
  return (await (await openStore()).hasUnsent()) || (await hasAnyKeptFile());
}

/**
 * Says to whoever is not signed in that answers wait on this device: the page that held them may have been loaded anew
 * after the session ended. Whose they are, of what and how many is nobody else's affair.
 */
export function WaitingHere() {
  const t = useT();
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    let isLeft = false;
    hasAnyWaiting().then(
      (found) => isLeft || setWaiting(found),
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, []);
  if (!isWaiting) return null;
  return (
    <Notice tone="warning" isLive>
      {t('shell.signed-out.waiting')}
    </Notice>
  );
}
