import type { InterfaceLocale } from '@edukom/domain';
import { Outbox } from './outbox.js';
import { openStore } from './outbox-store.js';
import { sendAnswer } from './send-answer.js';

/** Sends what this device still holds of an attempt that has ended; true when there was something and all of it is there. */
export async function handOver(personId: string, attemptId: string, locale: InterfaceLocale): Promise<boolean> {
  const store = await openStore();
  const outbox = await Outbox.open({ personId, attemptId, locale, store, send: sendAnswer(() => undefined) }, []);
  const hadAny = outbox.state.unsent > 0;
  await outbox.flush();
  const isAllSent = outbox.state.unsent === 0;
  if (isAllSent) await outbox.finish();
  outbox.close();
  return hadAny && isAllSent;
}
