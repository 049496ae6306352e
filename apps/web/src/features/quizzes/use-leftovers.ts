import { useEffect, useState } from 'react';
import { useMe } from '../../shared/session/me.js';
import { useLocale } from '../../shared/text/use-t.js';

/**
 * Hands over what this device still holds of attempts that have ended: a browser that was offline over the deadline
 * must not keep it to itself. Says whether there was anything.
 * @param ended - ids of attempts that have ended, with a space between.
 */
export function useLeftovers(ended: string): boolean {
  const { personId } = useMe();
  const locale = useLocale();
  const [hasSent, setSent] = useState(false);
  useEffect(() => {
    if (ended === '') return;
    void import('./outbox/hand-over.js')
      .then(async ({ handOver }) => {
        for (const attemptId of ended.split(' ')) if (await handOver(personId, attemptId, locale)) setSent(true);
      })
      // It stays on this device until the page is opened again.
      .catch(() => undefined);
  }, [ended, personId, locale]);
  return hasSent;
}
