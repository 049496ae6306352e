import { useEffect, useState } from 'react';
import { useMe } from '../../shared/session/me.js';
import { useLocale } from '../../shared/text/use-t.js';
import type { HandedOver } from './outbox/hand-over.js';

const NOTHING: HandedOver = { hasSent: false, refused: [] };

/**
 * Hands over what this device still holds of attempts that have ended: a browser that was offline over the deadline
 * must not keep it to itself. Says whether there was anything, and which files came too late.
 * @param ended - ids of attempts that have ended, with a space between.
 */
export function useLeftovers(ended: string): HandedOver {
  const { personId } = useMe();
  const locale = useLocale();
  const [all, setAll] = useState(NOTHING);
  useEffect(() => {
    if (ended === '') return;
    void import('./outbox/hand-over.js')
      .then(async ({ handOver }) => {
        for (const attemptId of ended.split(' ')) {
          const { hasSent, refused } = await handOver({ personId, attemptId, locale });
          if (hasSent || refused.length > 0)
            setAll((before) => ({
              hasSent: before.hasSent || hasSent,
              refused: [...before.refused, ...refused],
            }));
        }
      })
      // It stays on this device until the page is opened again.
      .catch(() => undefined);
  }, [ended, personId, locale]);
  return all;
}
