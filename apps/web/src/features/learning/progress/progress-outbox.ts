import { PROGRESS_BATCH, type ProgressEventInput } from '@edukom/contracts';
import type { ProgressFact } from '@edukom/domain';
import { touchPending } from '../../../shared/outbox/pending.js';
import { SendLoop, type SendOptions, type SendOutcome, trySend } from '../../../shared/outbox/send-loop.js';
import type { Shelf } from '../../../shared/outbox/shelf.js';
import { type KeptEvent, keptEvents } from './kept-events.js';

export interface OutboxPorts {
  readonly shelf: Shelf;
  readonly send: (enrolmentId: string, events: readonly ProgressEventInput[], options: SendOptions) => Promise<unknown>;
  /** Told after events have reached the server. */
  readonly onSent: (enrolmentId: string) => void;
}

/**
 * Progress on its way to the server. What was reached is kept in the browser at once and sent in the background, in
 * batches; without a network it waits, over reloads too. The server takes events in any order and any number. What was
 * sent stays noted until a lesson read anew tells of it: a copy of the lesson kept for offline reading is older.
 */
export class ProgressOutbox {
  readonly #kept: ReturnType<typeof keptEvents>;
  readonly #ports: OutboxPorts;
  readonly #loop = new SendLoop('progress', (options) => this.#sendAll(options));

  constructor(personId: string, ports: OutboxPorts) {
    this.#ports = ports;
    this.#kept = keptEvents(ports.shelf, personId);
    if (this.#kept.list().length > 0) this.#loop.schedule();
  }

  add(enrolmentId: string, event: ProgressEventInput): void {
    this.#kept.keep(enrolmentId, event);
    touchPending();
    this.#loop.schedule();
  }

  /** What waits for one activity, or was sent since it was last read. */
  keptOf(enrolmentId: string, activityId: string): ProgressFact[] {
    return [...this.#kept.list(), ...this.#kept.sent()]
      .filter((kept) => kept.enrolmentId === enrolmentId && kept.event.activityId === activityId)
      .map(({ event: { kind, anchor } }) => ({ kind, anchor }));
  }

  /** The server's own answer tells these: they need not be noted here any more. */
  forgetKnown(enrolmentId: string, activityId: string, isKnown: (fact: ProgressFact) => boolean): void {
    this.#kept.forgetSent(
      ({ enrolmentId: id, event }) => id === enrolmentId && event.activityId === activityId && isKnown(event),
    );
  }

  /** Whether a try to send has failed and something still waits. */
  get isUnsent(): boolean {
    return this.#loop.hasFailed;
  }

  get waiting(): number {
    return this.#kept.list().length;
  }

  subscribe = this.#loop.subscribe;

  /** Sends what is kept now; `keepalive` while the page is being closed. */
  flush(options?: SendOptions): Promise<void> {
    return this.#loop.flush(options);
  }

  async #sendAll(options: SendOptions): Promise<ReadonlySet<SendOutcome>> {
    const waiting = this.#kept.list();
    const outcomes = new Set<SendOutcome>();
    for (const enrolmentId of new Set(waiting.map((kept) => kept.enrolmentId))) {
      const all = waiting.filter((kept) => kept.enrolmentId === enrolmentId);
      for (let from = 0; from < all.length; from += PROGRESS_BATCH)
        outcomes.add(await this.#sendBatch(enrolmentId, all.slice(from, from + PROGRESS_BATCH), options));
    }
    return outcomes;
  }

  #sendBatch(enrolmentId: string, batch: KeptEvent[], options: SendOptions): Promise<SendOutcome> {
    const events = batch.map(({ event }) => event);
    const settle = () => {
      this.#kept.markSent(batch);
      this.#ports.onSent(enrolmentId);
    };
    return trySend(
      () => this.#ports.send(enrolmentId, events, options),
      settle,
      () => this.#kept.forget(batch),
    );
  }
}
