import { PROGRESS_BATCH, type ProgressEventInput } from '@edukom/contracts';
import type { ProgressFact } from '@edukom/domain';
import { isProblem, ProblemError } from '../../../shared/api/errors.js';
import { type KeptEvent, keptEvents, type Shelf } from './kept-events.js';

export interface OutboxPorts {
  readonly shelf: Shelf;
  readonly send: (
    enrolmentId: string,
    events: readonly ProgressEventInput[],
    options: { keepalive: boolean },
  ) => Promise<unknown>;
  /** Told after events have reached the server. */
  readonly onSent: (enrolmentId: string) => void;
}

/** How long events are gathered before they are sent, and how long a failure waits. */
const GATHER_MS = 2_000;
const RETRY_MS = 20_000;

type Outcome = 'done' | 'later' | 'signed-out';

/** The server will never take these: sending them again would only go on for ever. */
const isFinal = (error: unknown): boolean =>
  error instanceof ProblemError && error.body.status < 500 && ![408, 429].includes(error.body.status);

/**
 * Progress on its way to the server. What was reached is kept in the browser at once and sent in the background, in
 * batches; without a network it waits, over reloads too. The server takes events in any order and any number.
 */
export class ProgressOutbox {
  readonly #kept: ReturnType<typeof keptEvents>;
  readonly #ports: OutboxPorts;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #isUnsent = false;

  constructor(personId: string, ports: OutboxPorts) {
    this.#ports = ports;
    this.#kept = keptEvents(ports.shelf, personId);
    if (this.#kept.list().length > 0) this.#schedule(GATHER_MS);
  }

  add(enrolmentId: string, event: ProgressEventInput): void {
    this.#kept.keep(enrolmentId, event);
    this.#schedule(GATHER_MS);
  }

  /** What waits for one activity: after a reload without a network the page knows it all the same. */
  keptOf(enrolmentId: string, activityId: string): ProgressFact[] {
    return this.#kept
      .list()
      .filter((kept) => kept.enrolmentId === enrolmentId && kept.event.activityId === activityId)
      .map(({ event: { kind, anchor } }) => ({ kind, anchor }));
  }

  /** Whether a try to send has failed and something still waits. */
  get isUnsent(): boolean {
    return this.#isUnsent;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Sends what is kept now; `keepalive` while the page is being closed. One sending at a time. */
  flush(options: { keepalive: boolean } = { keepalive: false }): Promise<void> {
    this.#sending ??= this.#sendAll(options).finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #sendAll(options: { keepalive: boolean }): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#kept.list();
    const outcomes = new Set<Outcome>();
    for (const enrolmentId of new Set(waiting.map((kept) => kept.enrolmentId))) {
      const all = waiting.filter((kept) => kept.enrolmentId === enrolmentId);
      for (let from = 0; from < all.length; from += PROGRESS_BATCH)
        outcomes.add(await this.#sendBatch(enrolmentId, all.slice(from, from + PROGRESS_BATCH), options));
    }
    // Signed out, only somebody's next step brings it on: a retry by itself would open the sign-in again and again.
    if (outcomes.has('later') && !outcomes.has('signed-out')) this.#schedule(RETRY_MS);
    this.#setUnsent(outcomes.has('later') || outcomes.has('signed-out'));
  }

  async #sendBatch(enrolmentId: string, batch: KeptEvent[], options: { keepalive: boolean }): Promise<Outcome> {
    try {
      const events = batch.map(({ event }) => event);
      await this.#ports.send(enrolmentId, events, options);
      this.#kept.forget(batch);
      this.#ports.onSent(enrolmentId);
      return 'done';
    } catch (error) {
      if (isProblem(error, 'access.signed-out')) return 'signed-out';
      if (!isFinal(error)) return 'later';
      this.#kept.forget(batch);
      return 'done';
    }
  }

  #schedule(delay: number): void {
    this.#timer ??= setTimeout(() => void this.flush(), delay);
  }

  #setUnsent(isUnsent: boolean): void {
    if (this.#isUnsent === isUnsent) return;
    this.#isUnsent = isUnsent;
    this.#listeners.forEach((listener) => listener());
  }
}
