import type { QuizPage } from '@edukom/contracts';
import { useEffect, useState } from 'react';
import { useMe } from '../../shared/session/me.js';
import { useLocale } from '../../shared/text/use-t.js';
import { Outbox } from './outbox/outbox.js';
import { openStore } from './outbox/outbox-store.js';
import { sendAnswer } from './outbox/send-answer.js';

/**
 * Hands over what this device still holds of attempts that have ended: a browser that was offline over the deadline
 * must not keep it to itself. Says whether there was anything.
 */
export function useLeftovers(page: QuizPage): boolean {
  const { personId } = useMe();
  const locale = useLocale();
  const [hasSent, setSent] = useState(false);
  const ended = page.attempts
    .filter((attempt) => attempt.state !== 'open')
    .map((attempt) => attempt.attemptId)
    .join(' ');
  useEffect(() => {
    const handOver = async () => {
      const store = await openStore();
      for (const attemptId of ended.split(' ').filter(Boolean)) {
        const outbox = await Outbox.open({ personId, attemptId, locale, store, send: sendAnswer(() => undefined) }, []);
        const hadAny = outbox.state.unsent > 0;
        await outbox.flush();
        if (hadAny && outbox.state.unsent === 0) setSent(true);
        if (outbox.state.unsent === 0) await outbox.finish();
        outbox.close();
      }
    };
    void handOver();
  }, [ended, personId, locale]);
  return hasSent;
}
