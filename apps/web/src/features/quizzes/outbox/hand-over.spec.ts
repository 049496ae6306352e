import { OfflineError, ProblemError } from '../../../shared/api/errors.js';
import { handOver, type HandOverWays } from './hand-over.js';
import type { SendResult } from './outbox.js';
import type { OutboxEntry } from './outbox-entry.js';
import { MemoryStore } from './outbox-store.js';

const owner = { personId: 'agron', attemptId: 'attempt-1', locale: 'sq' as const };
const pdf = new File(['x'], 'detyra.pdf');
const problem = (code: 'answer-file.closed' | 'access.signed-out', status: number) =>
  new ProblemError({ type: 'about:blank', title: code, status, code });

/** A device with what it kept, and a server at which the attempt has ended. */
function scene(kept: readonly number[] = [4]) {
  const files = new Map(kept.map((slot) => [slot, pdf]));
  const sent: Pick<OutboxEntry, 'slot' | 'response'>[] = [];
  const net: { result: SendResult; uploadFails?: Error } = { result: { kind: 'closed' } };
  const ways: HandOverWays = {
    store: new MemoryStore(),
    files: {
      read: async () => [...files].map(([slot, file]) => ({ slot, file })),
      keep: async () => true,
      forget: async (slot) => void files.delete(slot),
    },
    send: async ({ slot, response }) => {
      if (net.result.kind === 'closed') sent.push({ slot, response });
      return net.result;
    },
    upload: async (_attemptId, slot, file) => {
      if (net.uploadFails) throw net.uploadFails;
      return {
        mediaId: `file-${slot}`,
        slot,
        name: file.name,
        sizeBytes: file.size,
        contentType: file.type,
        uploadedAt: new Date(),
      };
    },
  };
  return { files, sent, net, ways, store: ways.store };
}

const typed: OutboxEntry = {
  ...owner,
  slot: 2,
  rev: 3,
  response: { type: 'open', text: 'pa rrjet' },
  changedAt: new Date(),
  ackedRev: 0,
};

it('hands over a chosen file as much as what was typed, and then forgets both', async () => {
  const { files, sent, ways, store } = scene();
  await store.write(typed);
  expect(await handOver(owner, ways)).toEqual({ hasSent: true, refused: [] });
  expect(sent).toEqual([
    { slot: 2, response: typed.response },
    { slot: 4, response: { type: 'file-upload', mediaId: 'file-4' } },
  ]);
  expect([files.size, await store.read('agron', 'attempt-1')]).toEqual([0, []]);
});

it('keeps the file while there is no way to the server, and hands over what was typed', async () => {
  const { files, sent, net, ways, store } = scene();
  await store.write(typed);
  net.uploadFails = new OfflineError();
  expect(await handOver(owner, ways)).toEqual({ hasSent: false, refused: [] });
  expect([files.size, sent.length]).toEqual([1, 1]);
  delete net.uploadFails;
  expect(await handOver(owner, ways)).toMatchObject({ hasSent: true });
  expect(files.size).toBe(0);
});

it('keeps the file until the answer that names it is there', async () => {
  const { files, net, ways } = scene();
  net.result = { kind: 'offline' };
  expect(await handOver(owner, ways)).toMatchObject({ hasSent: false });
  expect(files.size).toBe(1);
});

it('says which file comes too late, and keeps one that waits for its author', async () => {
  const { files, net, ways } = scene();
  net.uploadFails = problem('access.signed-out', 401);
  expect(await handOver(owner, ways)).toEqual({ hasSent: false, refused: [] });
  expect(files.size).toBe(1);
  net.uploadFails = problem('answer-file.closed', 409);
  const { refused } = await handOver(owner, ways);
  expect(refused).toMatchObject([{ name: 'detyra.pdf', error: { body: { code: 'answer-file.closed' } } }]);
  expect(files.size).toBe(0);
});

it('is silent where nothing was kept', async () => {
  const { sent, ways } = scene([]);
  expect(await handOver(owner, ways)).toEqual({ hasSent: false, refused: [] });
  expect(sent).toEqual([]);
});
