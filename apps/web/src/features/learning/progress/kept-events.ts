import { progressEvent, type ProgressEventInput } from '@edukom/contracts';
import { z } from 'zod';

/** A place for short texts that outlives the page: `localStorage`, or a map where that is not allowed. */
export interface Shelf {
  readonly keys: () => string[];
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
}

const memoryShelf = (): Shelf => {
  const map = new Map<string, string>();
  return {
    keys: () => [...map.keys()],
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
  };
};

/** The browser's own storage; where it is forbidden or full, the memory of this page. */
export function browserShelf(): Shelf {
  try {
    const { localStorage } = window;
    localStorage.setItem('edukom.probe', '');
    localStorage.removeItem('edukom.probe');
    return {
      keys: () => Object.keys(localStorage),
      get: (key) => localStorage.getItem(key),
      set: (key, value) => localStorage.setItem(key, value),
      remove: (key) => localStorage.removeItem(key),
    };
  } catch {
    return memoryShelf();
  }
}

export interface KeptEvent {
  readonly key: string;
  readonly enrolmentId: string;
  readonly event: ProgressEventInput;
}

/**
 * Unsent events of one person, each under a key of its own: two tabs never overwrite each other's list, and the same
 * event told twice is kept once, with its first time.
 */
export function keptEvents(shelf: Shelf, personId: string) {
  const prefix = `edukom.progress/${personId}/`;
  const read = (key: string): KeptEvent[] => {
    const [enrolmentId = '', activityId, kind, anchor] = key.slice(prefix.length).split('/');
    const event = z.safeDecode(progressEvent, { activityId, kind, anchor, occurredAt: shelf.get(key) } as never);
    return event.success ? [{ key, enrolmentId, event: event.data }] : [];
  };
  return {
    keep: (enrolmentId: string, { activityId, kind, anchor, occurredAt }: ProgressEventInput): void => {
      const key = prefix + [enrolmentId, activityId, kind, anchor].join('/');
      if (shelf.get(key) === null) shelf.set(key, occurredAt.toISOString());
    },
    list: (): KeptEvent[] =>
      shelf
        .keys()
        .filter((key) => key.startsWith(prefix))
        .flatMap(read),
    forget: (events: readonly KeptEvent[]): void => events.forEach(({ key }) => shelf.remove(key)),
  };
}
