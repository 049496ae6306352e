import type { CaptureList } from '@edukom/contracts';
import { openEntries } from '../../../shared/outbox/kept-entries.js';
import { browserShelf } from '../../../shared/outbox/shelf.js';

/** The list of a session on the phone of whoever takes attendance. */
export interface KeptList {
  readonly personId: string;
  readonly sessionId: string;
  readonly list: CaptureList;
  /** Epoch ms by the clock of this device. */
  readonly readAt: number;
}

const place = { database: 'edukom-capture-lists', store: 'lists', keyPath: ['personId', 'sessionId'] } as const;
/** Names of other people go from the phone after so long, whatever happens. */
const KEPT_AFTER_MS = 2 * 86_400_000;
const NOTE = 'edukom.kept-list/';
const noteOf = (personId: string, sessionId: string): string => `${NOTE}${personId}/${sessionId}`;

let opening: ReturnType<typeof openEntries<KeptList>> | undefined;
const entries = () => (opening ??= openEntries<KeptList>(place));

/** Epoch ms of the server, as far as this device knows it. */
export const serverNow = ({ list, readAt }: Pick<KeptList, 'list' | 'readAt'>, now: number): number =>
  list.now.getTime() + (now - readAt);

const isOver = (kept: KeptList, now: number): boolean =>
  serverNow(kept, now) > kept.list.endsAt.getTime() + KEPT_AFTER_MS;

export async function readKeptList(personId: string, sessionId: string): Promise<KeptList | null> {
  return (await (await entries()).read([personId, sessionId]))[0] ?? null;
}

export async function keepList(kept: KeptList): Promise<void> {
  await (await entries()).change([kept.personId, kept.sessionId], () => kept);
  browserShelf().set(noteOf(kept.personId, kept.sessionId), '');
}

export async function removeList(personId: string, sessionId: string): Promise<void> {
  await (await entries()).forget([personId, sessionId]);
  browserShelf().remove(noteOf(personId, sessionId));
}

/** Removes the lists of everybody but `personId`, and those whose session is long over. */
export async function sweepLists(personId: string | null, now: number = Date.now()): Promise<void> {
  for (const kept of await (await entries()).read([]))
    if (kept.personId !== personId || isOver(kept, now)) await removeList(kept.personId, kept.sessionId);
}
