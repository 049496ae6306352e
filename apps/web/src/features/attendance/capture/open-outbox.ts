import { sendCaptures } from '@edukom/contracts';
import { call } from '../../../shared/api/call.js';
import { openEntries } from '../../../shared/outbox/kept-entries.js';
import { browserShelf } from '../../../shared/outbox/shelf.js';
import { CaptureOutbox, type KeptMark, MARKS_PLACE } from './capture-outbox.js';

let opening: ReturnType<typeof openEntries<KeptMark>> | undefined;
const marks = () => (opening ??= openEntries<KeptMark>(MARKS_PLACE));
const outboxes = new Map<string, Promise<CaptureOutbox>>();

/** The outbox of a session in this page: one, whoever asks. */
export function outboxOf(personId: string, sessionId: string): Promise<CaptureOutbox> {
  const key = `${personId}/${sessionId}`;
  const known = outboxes.get(key);
  if (known) return known;
  const made = marks().then((kept) =>
    CaptureOutbox.open({
      personId,
      sessionId,
      kept,
      onWaiting: (clientKey, isWaiting) => {
        const key = `edukom.captures/${personId}/${clientKey}`;
        if (isWaiting) browserShelf().set(key, sessionId);
        else browserShelf().remove(key);
      },
      send: async (sent, { keepalive }) =>
        (await call(sendCaptures, { params: { sessionId }, body: { marks: [...sent] } }, { keepalive })).results,
    }),
  );
  outboxes.set(key, made);
  made.catch(() => outboxes.delete(key));
  return made;
}

/** Sends what an earlier page has kept, of every session of this person. */
export async function sendKeptCaptures(personId: string): Promise<void> {
  const waiting = (await (await marks()).read([personId])).filter(({ state }) => state === 'waiting');
  for (const sessionId of new Set(waiting.map((entry) => entry.sessionId)))
    await (await outboxOf(personId, sessionId)).flush();
}
