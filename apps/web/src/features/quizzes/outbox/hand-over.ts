import type { ProblemError } from '../../../shared/api/errors.js';
import { isFinalRefusal, type UploadAnswerFile, uploadAtOnce } from '../answer-files/answer-files.js';
import { type KeptFiles, keptFilesOf } from '../answer-files/kept-files.js';
import { Outbox, type SendResult } from './outbox.js';
import type { OutboxEntry } from './outbox-entry.js';
import { openStore, type OutboxStore } from './outbox-store.js';
import { sendAnswer } from './send-answer.js';

/** A file that the server will never take, and why. */
export interface RefusedFile {
  readonly name: string;
  readonly error: ProblemError;
}

export interface HandedOver {
  /** There was something, and all of it that can be taken is there. */
  readonly hasSent: boolean;
  readonly refused: readonly RefusedFile[];
}

/** What stands between this device and the server; a test has its own. */
export interface HandOverWays {
  readonly store: OutboxStore;
  readonly files: KeptFiles;
  readonly send: (entry: OutboxEntry) => Promise<SendResult>;
  readonly upload: UploadAnswerFile;
}

const browserWays = async (personId: string, attemptId: string): Promise<HandOverWays> => ({
  store: await openStore(),
  files: keptFilesOf(personId, attemptId),
  send: sendAnswer(() => undefined),
  upload: uploadAtOnce,
});

type Owner = Pick<OutboxEntry, 'personId' | 'attemptId' | 'locale'>;

interface Uploads {
  /** Questions whose file is on the server, and its answer in the store. */
  readonly taken: readonly number[];
  readonly refused: readonly RefusedFile[];
  /** A file that could not be sent just now. */
  readonly hasLeft: boolean;
}

/** Sends the files, and puts the answer that names each into the store, above what was there. */
async function uploadAll(owner: Owner, { store, files, upload }: HandOverWays): Promise<Uploads> {
  const { personId, attemptId } = owner;
  const taken: number[] = [];
  const refused: RefusedFile[] = [];
  let hasLeft = false;
  for (const { slot, file } of await files.read()) {
    try {
      const { mediaId } = await upload(attemptId, slot, file);
      const known = (await store.read(personId, attemptId)).find((entry) => entry.slot === slot);
      const response = { type: 'file-upload' as const, mediaId };
      await store.write({
        ...owner,
        slot,
        rev: (known?.rev ?? 0) + 1,
        response,
        changedAt: new Date(),
        ackedRev: known?.ackedRev ?? 0,
      });
      taken.push(slot);
    } catch (error) {
      if (isFinalRefusal(error)) {
        refused.push({ name: file.name, error });
        await files.forget(slot);
      } else hasLeft = true;
    }
  }
  return { taken, refused, hasLeft };
}

/**
 * Sends what this device still holds of an attempt that has ended, a chosen file as much as what was typed: the server
 * keeps it as late evidence. A file comes before the answer that names it, and is forgotten only after that answer.
 */
export async function handOver(owner: Owner, given?: HandOverWays): Promise<HandedOver> {
  const ways = given ?? (await browserWays(owner.personId, owner.attemptId));
  const { taken, refused, hasLeft } = await uploadAll(owner, ways);
  const outbox = await Outbox.open({ ...owner, store: ways.store, send: ways.send }, []);
  const hadAny = outbox.state.unsent > 0;
  await outbox.flush();
  const isAllSent = outbox.state.unsent === 0;
  if (isAllSent) {
    for (const slot of taken) await ways.files.forget(slot);
    await outbox.finish();
  }
  outbox.close();
  return { hasSent: hadAny && isAllSent && !hasLeft, refused };
}
