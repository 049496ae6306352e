import { CAPTURE_BATCH, type CapturedMark, type CaptureResult } from '@edukom/contracts';
import type { KeptEntries } from '../../../shared/outbox/kept-entries.js';
import { SendLoop, type SendOptions, type SendOutcome, trySend } from '../../../shared/outbox/send-loop.js';

/** A mark on this phone that the server does not have, or has turned away. */
export interface KeptMark {
  readonly personId: string;
  readonly sessionId: string;
  readonly clientKey: string;
  /** Counts up: marks are sent in the order in which they were made. */
  readonly order: number;
  /** Whom it means, also when the list is gone. */
  readonly name: string;
  readonly mark: CapturedMark;
  readonly state: 'waiting' | 'conflict' | 'refused';
  /** Why it was refused; `closed`: the session takes no marks any more. */
  readonly refusal: CaptureResult['refusal'] | 'closed';
  readonly standing: CaptureResult['standing'];
}

export const MARKS_PLACE = {
  database: 'edukom-captures',
  store: 'marks',
  keyPath: ['personId', 'sessionId', 'clientKey'],
} as const;

export interface CapturePorts {
  readonly personId: string;
  readonly sessionId: string;
  readonly kept: KeptEntries<KeptMark>;
  /** Told what waits and what does not any more: other pages count it. */
  readonly onWaiting: (clientKey: string, isWaiting: boolean) => void;
  readonly send: (marks: readonly CapturedMark[], options: SendOptions) => Promise<readonly CaptureResult[]>;
}

/**
 * Marks of one person in one session on their way to the server. Each is written to the device before anything else, and
 * leaves it only when the server has it, or a person has looked at why it does not take it. Sent again it is the same mark:
 * its key was made with it.
 */
export class CaptureOutbox {
  readonly #entries = new Map<string, KeptMark>();
  #stored = 0;
  readonly #loop = new SendLoop('captures', (options) => this.#sendAll(options));

  private constructor(private readonly ports: CapturePorts) {}

  static async open(ports: CapturePorts): Promise<CaptureOutbox> {
    const outbox = new CaptureOutbox(ports);
    for (const entry of await ports.kept.read([ports.personId, ports.sessionId]))
      outbox.#entries.set(entry.clientKey, entry);
    if (outbox.entries('waiting').length > 0) outbox.#loop.schedule();
    return outbox;
  }

  get version(): number {
    return this.#loop.version;
  }

  /** How many marks of this page the server has taken: when it grows, the list is older than the server. */
  get stored(): number {
    return this.#stored;
  }

  subscribe = (listener: () => void): (() => void) => this.#loop.subscribe(listener);

  entries(...states: KeptMark['state'][]): KeptMark[] {
    return [...this.#entries.values()].filter(({ state }) => states.includes(state)).sort((a, b) => a.order - b.order);
  }

  /** What waits of somebody, the newest last. */
  of(enrolmentId: string): KeptMark[] {
    return this.entries('waiting', 'conflict').filter(({ mark }) => mark.enrolmentId === enrolmentId);
  }

  /** Keeps a mark; resolved when it stands on the device. */
  async add(name: string, mark: CapturedMark): Promise<void> {
    const { personId, sessionId } = this.ports;
    const order = Math.max(0, ...[...this.#entries.values()].map((entry) => entry.order)) + 1;
    await this.#put({
      personId,
      sessionId,
      clientKey: mark.clientKey,
      order,
      name,
      mark,
      state: 'waiting',
      refusal: null,
      standing: null,
    });
    this.#loop.schedule();
  }

  /** Sends one's own mark after all, now that what came meanwhile was seen. */
  async insist(clientKey: string): Promise<void> {
    const entry = this.#entries.get(clientKey);
    if (entry?.state !== 'conflict') return;
    const mark = { ...entry.mark, seenMarkId: entry.standing?.lastMarkId ?? null };
    await this.#put({ ...entry, mark, state: 'waiting', standing: null });
    await this.flush();
  }

  /** Gives up what was turned away. */
  async drop(clientKey: string): Promise<void> {
    const { personId, sessionId, kept } = this.ports;
    await kept.forget([personId, sessionId, clientKey]);
    this.#entries.delete(clientKey);
    this.ports.onWaiting(clientKey, false);
    this.#loop.touch();
  }

  flush = (options?: SendOptions): Promise<void> => this.#loop.flush(options);

  async #put(entry: KeptMark): Promise<void> {
    const { personId, sessionId, kept } = this.ports;
    await kept.change([personId, sessionId, entry.clientKey], () => entry);
    this.#entries.set(entry.clientKey, entry);
    this.ports.onWaiting(entry.clientKey, entry.state === 'waiting');
    this.#loop.touch();
  }

  async #sendAll(options: SendOptions): Promise<ReadonlySet<SendOutcome>> {
    const outcomes = new Set<SendOutcome>();
    const waiting = this.entries('waiting');
    for (let from = 0; from < waiting.length && !outcomes.has('later') && !outcomes.has('signed-out');) {
      const batch = waiting.slice(from, from + CAPTURE_BATCH);
      outcomes.add(await this.#sendBatch(batch, options));
      from += batch.length;
    }
    return outcomes;
  }

  async #sendBatch(batch: readonly KeptMark[], options: SendOptions): Promise<SendOutcome> {
    let results: readonly CaptureResult[] | 'closed' = [];
    const outcome = await trySend(
      () =>
        this.ports.send(
          batch.map(({ mark }) => mark),
          options,
        ),
      (answer) => (results = answer),
      () => (results = 'closed'),
    );
    if (outcome === 'done') await this.#settle(batch, results);
    return outcome;
  }

  async #settle(batch: readonly KeptMark[], results: readonly CaptureResult[] | 'closed'): Promise<void> {
    const byKey = new Map(results === 'closed' ? [] : results.map((one) => [one.clientKey, one]));
    for (const entry of batch) {
      const found = byKey.get(entry.clientKey);
      if (results === 'closed') await this.#put({ ...entry, state: 'refused', refusal: 'closed' });
      else if (found?.outcome === 'stored') {
        await this.drop(entry.clientKey);
        this.#stored += 1;
      } else if (found)
        await this.#put({
          ...entry,
          state: found.outcome,
          refusal: found.refusal,
          standing: found.standing,
        } as KeptMark);
    }
    this.#loop.touch();
  }
}
