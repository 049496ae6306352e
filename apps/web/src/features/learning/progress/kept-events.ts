import { progressEvent, type ProgressEventInput } from '@edukom/contracts';
import { z } from 'zod';
import type { Shelf } from '../../../shared/outbox/shelf.js';

export interface KeptEvent {
  readonly key: string;
  readonly enrolmentId: string;
  readonly event: ProgressEventInput;
}

/**
 * Unsent events of one person, each under a key of its own: two tabs never overwrite each other's list, and the same
 * event told twice is kept once, with its first time. Beside them those that were sent.
 */
export function keptEvents(shelf: Shelf, personId: string) {
  const waiting = `edukom.progress/${personId}/`;
  const sent = `edukom.progress-sent/${personId}/`;
  const read =
    (prefix: string) =>
    (key: string): KeptEvent[] => {
      const [enrolmentId = '', activityId, kind, anchor] = key.slice(prefix.length).split('/');
      const event = z.safeDecode(progressEvent, { activityId, kind, anchor, occurredAt: shelf.get(key) } as never);
      return event.success ? [{ key, enrolmentId, event: event.data }] : [];
    };
  const listOf = (prefix: string): KeptEvent[] =>
    shelf
      .keys()
      .filter((key) => key.startsWith(prefix))
      .flatMap(read(prefix));
  const forget = (events: readonly KeptEvent[]): void => events.forEach(({ key }) => shelf.remove(key));
  return {
    keep: (enrolmentId: string, { activityId, kind, anchor, occurredAt }: ProgressEventInput): void => {
      const key = waiting + [enrolmentId, activityId, kind, anchor].join('/');
      if (shelf.get(key) === null) shelf.set(key, occurredAt.toISOString());
    },
    list: () => listOf(waiting),
    sent: () => listOf(sent),
    forget,
    markSent: (events: readonly KeptEvent[]): void => {
      for (const { key, event } of events) {
        // That a lesson was opened shows nowhere in it.
        if (event.kind !== 'opened') shelf.set(sent + key.slice(waiting.length), event.occurredAt.toISOString());
        shelf.remove(key);
      }
    },
    forgetSent: (isOver: (event: KeptEvent) => boolean): void => forget(listOf(sent).filter(isOver)),
  };
}
