import { isProblem, ProblemError } from '../api/errors.js';
import { reportTrouble, touchPending } from './pending.js';

/** How long changes are gathered before they are sent, and how long a failure waits. */
const GATHER_MS = 2_000;
const RETRY_MS = 20_000;

/** What became of one request. */
export type SendOutcome = 'done' | 'later' | 'signed-out';

export interface SendOptions {
  /** Survives the page's end. */
  readonly keepalive: boolean;
}

/** The server will never take these: sending them again would only go on for ever. */
const isFinal = (error: unknown): boolean =>
  error instanceof ProblemError && error.body.status < 500 && ![408, 429].includes(error.body.status);

/** Runs one request of an outbox: `onTaken` when the server has it, `onRefused` when it will never take it. */
export async function trySend<Answer>(
  send: () => Promise<Answer>,
  onTaken: (answer: Answer) => void,
  onRefused: () => void,
): Promise<SendOutcome> {
  try {
    onTaken(await send());
    return 'done';
  } catch (error) {
    if (isProblem(error, 'access.signed-out')) return 'signed-out';
    if (!isFinal(error)) return 'later';
    onRefused();
    return 'done';
  }
}

/**
 * When an outbox sends: soon after a change, again after a failure, at once when asked. One sending at a time. What is
 * sent and kept is the outbox's own affair.
 */
export class SendLoop {
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #hasFailed = false;
  #version = 0;

  constructor(
    private readonly name: string,
    private readonly sendAll: (options: SendOptions) => Promise<ReadonlySet<SendOutcome>>,
  ) {}

  /** Whether a try to send has failed and something still waits. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Another number after every change that a page may show. */
  get version(): number {
    return this.#version;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Something changed that pages show. */
  touch(): void {
    this.#version += 1;
    this.#listeners.forEach((listener) => listener());
    touchPending();
  }

  /** Sends soon; more changes until then go along. */
  schedule(delay: number = GATHER_MS): void {
    this.#timer ??= setTimeout(() => void this.flush(), delay);
  }

  flush(options: SendOptions = { keepalive: false }): Promise<void> {
    this.#sending ??= this.#run(options).finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #run(options: SendOptions): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const outcomes = await this.sendAll(options);
    // Signed out, only somebody's next step brings it on: a retry by itself would open the sign-in again and again.
    if (outcomes.has('later') && !outcomes.has('signed-out')) this.schedule(RETRY_MS);
    const hasFailed = outcomes.has('later') || outcomes.has('signed-out');
    reportTrouble(this.name, hasFailed);
    touchPending();
    if (this.#hasFailed === hasFailed) return;
    this.#hasFailed = hasFailed;
    this.touch();
  }
}
