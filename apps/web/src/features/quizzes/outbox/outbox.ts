import type { QuestionResponseBody } from '@edukom/contracts';
import { type InterfaceLocale, isBlankResponse, isSameResponse, retryWaitMs } from '@edukom/domain';
import { isUnsent, type OutboxEntry, type ServerAnswer } from './outbox-entry.js';
import type { OutboxStore } from './outbox-store.js';
import { StoreWrites } from './store-writes.js';
import { restore } from './restore.js';

/** What became of one sending. `closed`: the attempt has ended; `refused`: this answer will never be taken. */
export type SendResult =
  | { readonly kind: 'stored'; readonly rev: number }
  | { readonly kind: 'newer'; readonly rev: number; readonly response: QuestionResponseBody | null }
  | { readonly kind: 'offline' | 'signed-out' | 'closed' | 'refused' };

export interface OutboxOptions {
  readonly personId: string;
  readonly attemptId: string;
  readonly locale: InterfaceLocale;
  readonly store: OutboxStore;
  /** `isLeaving`: the request must outlive the page. */
  readonly send: (entry: OutboxEntry, isLeaving?: boolean) => Promise<SendResult>;
  /** Told of every change made here, for the other tabs. */
  readonly onChange?: (entry: OutboxEntry) => void;
}

/** `saved`: the server has everything. `waiting`: about to be sent. `offline`: it could not be sent just now. */
export type OutboxStatus = 'saved' | 'waiting' | 'offline' | 'signed-out' | 'closed';

export interface OutboxState {
  readonly entries: ReadonlyMap<number, OutboxEntry>;
  /** My own text that another device's newer answer replaced. */
  readonly overruled: ReadonlyMap<number, OutboxEntry>;
  readonly unsent: number;
  readonly status: OutboxStatus;
}

/** From a change to its sending; more typing does not push it beyond. */
export const SEND_AFTER_MS = 1_000;
/** So long another tab has to send what it changed. */
const OTHER_TAB_MS = 4_000;

/**
 * Answers on their way to the server. Each change is written into the store at once and sent within two seconds; it
 * counts as sent only when the server acknowledged that very revision. What was not acknowledged is sent again until it
 * is: after a failure, when the connection returns, after a reload, after signing in again.
 */
export class Outbox {
  #state: OutboxState = { entries: new Map(), overruled: new Map(), unsent: 0, status: 'saved' };
  readonly #listeners = new Set<() => void>();
  readonly #refused = new Set<string>();
  /** On their way by requests that outlive the page: a page that goes is told so more than once. */
  readonly #leaving = new Set<OutboxEntry>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #failures = 0;
  #trouble: 'offline' | 'signed-out' | null = null;
  #isClosed = false;
  readonly #writes: StoreWrites;

  private constructor(private readonly options: OutboxOptions) {
    this.#writes = new StoreWrites(options.store);
  }

  /** Opens the outbox of one person's attempt with what the browser kept and what the server has, and sends the rest. */
  static async open(options: OutboxOptions, stored: readonly ServerAnswer[]): Promise<Outbox> {
    const outbox = new Outbox(options);
    const kept = await options.store.read(options.personId, options.attemptId).catch(() => []);
    const { entries, overruled } = restore(options, kept, stored);
    outbox.#show({ entries, overruled });
    if (outbox.#unsent().length > 0) void outbox.flush();
    return outbox;
  }

  get state(): OutboxState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** An answer changed here. False when the attempt has ended: then it was not taken. */
  change(slot: number, response: QuestionResponseBody | null, locale: InterfaceLocale): boolean {
    if (this.#isClosed) return false;
    const { personId, attemptId } = this.options;
    const known = this.#state.entries.get(slot);
    const aside = this.#state.overruled.get(slot);
    const rev = Math.max(known?.rev ?? 0, aside?.rev ?? 0) + 1;
    const entry = {
      personId,
      attemptId,
      slot,
      rev,
      response,
      locale,
      changedAt: new Date(),
      ackedRev: known?.ackedRev ?? 0,
    };
    this.#writes.keep(entry);
    this.#show({ entries: new Map(this.#state.entries).set(slot, entry) });
    this.options.onChange?.(entry);
    if (this.#trouble === 'signed-out') void this.resume();
    else this.#schedule(SEND_AFTER_MS);
    return true;
  }

  /** Another tab of the same person changed an answer of the same attempt; that tab sends it. */
  adopt(entry: OutboxEntry): void {
    const { personId, attemptId } = this.options;
    const known = this.#state.entries.get(entry.slot);
    if (entry.personId !== personId || entry.attemptId !== attemptId || entry.rev <= (known?.rev ?? 0)) return;
    this.#show({ entries: new Map(this.#state.entries).set(entry.slot, entry) });
    this.#schedule(OTHER_TAB_MS);
  }

  /**
   * What the server has now, read because another device saved. The higher revision stands; where it takes the place of
   * words that stood here, those are put aside and shown, whether or not they had been sent.
   */
  refresh(stored: readonly ServerAnswer[]): void {
    const entries = new Map(this.#state.entries);
    const overruled = new Map(this.#state.overruled);
    const { personId, attemptId, locale } = this.options;
    for (const { slot, rev, response } of stored) {
      const known = entries.get(slot);
      if (known && known.rev >= rev) continue;
      const theirs = { personId, attemptId, locale, slot, rev, response, changedAt: new Date(), ackedRev: rev };
      this.#writes.keep(theirs);
      entries.set(slot, theirs);
      if (known && !isBlankResponse(known.response) && !isSameResponse(known.response, response))
        overruled.set(slot, known);
    }
    this.#show({ entries, overruled });
  }

  /** Puts my own text back where another device's stands. */
  useMine(slot: number, locale: InterfaceLocale): void {
    const mine = this.#state.overruled.get(slot);
    if (!mine) return;
    this.change(slot, mine.response, locale);
    this.leaveTheirs(slot);
  }

  leaveTheirs(slot: number): void {
    const overruled = new Map(this.#state.overruled);
    overruled.delete(slot);
    this.#show({ overruled });
  }

  /** Sends now what waits: the connection is back, the page is shown or hidden, somebody signed in again. */
  async resume(): Promise<void> {
    this.#trouble = null;
    this.#failures = 0;
    await this.flush();
  }

  /** Sends everything unsent, each answer once; resolves when the server has it or it could not be sent. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // One sending at a time; what changed meanwhile goes with the next.
    await this.#sending;
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = undefined));
    await this.#sending;
  }

  /**
   * The page goes, perhaps for good: what the store has not confirmed is put where a page may write to its last moment, and
   * everything unsent is sent at once, side by side, by requests that outlive the page.
   */
  leave(): void {
    this.#writes.rescue();
    if (this.#trouble === 'signed-out') return;
    for (const entry of this.#unsent().filter((one) => !this.#leaving.has(one))) {
      this.#leaving.add(entry);
      void this.options
        .send(entry, true)
        .catch((): SendResult => ({ kind: 'offline' }))
        .then((result) => this.#settle(entry, result))
        .finally(() => this.#leaving.delete(entry));
    }
  }

  /** Everything typed is in the store. */
  written(): Promise<void> {
    return this.#writes.done;
  }

  /**
   * The attempt has its receipt. What is still unsent is handed over as late evidence; where that does not succeed it is
   * kept, and the next page that has a connection hands it over: nothing is forgotten that the server does not have.
   */
  async finish(): Promise<void> {
    this.#isClosed = true;
    if (this.#unsent().length > 0) await this.flush();
    clearTimeout(this.#timer);
    await this.#writes.done;
    const { personId, attemptId, store } = this.options;
    if (this.#unsent().length === 0) await store.forget(personId, attemptId).catch(() => undefined);
    this.#show({});
  }

  /** Stops timers; the store keeps what is unsent. */
  close(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #unsent(): OutboxEntry[] {
    return [...this.#state.entries.values()].filter((entry) => isUnsent(entry) && !this.#refused.has(keyOf(entry)));
  }

  async #sendAll(): Promise<void> {
    if (this.#trouble === 'signed-out') return;
    for (const entry of this.#unsent()) {
      const result = await this.options.send(entry).catch((): SendResult => ({ kind: 'offline' }));
      if (!(await this.#settle(entry, result))) return;
    }
    this.#trouble = null;
    this.#failures = 0;
    this.#show({});
    if (this.#unsent().length > 0) this.#schedule(SEND_AFTER_MS);
  }

  /** What one sending means; false when the others need not be tried now. */
  async #settle(entry: OutboxEntry, result: SendResult): Promise<boolean> {
    switch (result.kind) {
      case 'stored':
        this.#acknowledge(entry.slot, result.rev);
        return true;
      case 'newer':
        this.#overrule(entry, result.rev, result.response);
        return true;
      case 'closed':
        // The server keeps it as late evidence; the others go the same way.
        this.#isClosed = true;
        this.#refused.add(keyOf(entry));
        return true;
      case 'refused':
        this.#refused.add(keyOf(entry));
        return true;
      case 'offline':
        this.#trouble = 'offline';
        this.#show({});
        this.#failures += 1;
        this.#schedule(retryWaitMs(this.#failures));
        return false;
      default:
        this.#trouble = result.kind;
        this.#show({});
        return false;
    }
  }

  #acknowledge(slot: number, rev: number): void {
    const { personId, attemptId } = this.options;
    this.#writes.acknowledge(personId, attemptId, slot, rev);
    const known = this.#state.entries.get(slot);
    if (!known) return;
    const entry = { ...known, ackedRev: Math.max(known.ackedRev, Math.min(rev, known.rev)) };
    this.#show({ entries: new Map(this.#state.entries).set(slot, entry) });
  }

  /** The server holds a newer answer from elsewhere: it stands, mine is put aside and shown. */
  #overrule(sent: OutboxEntry, rev: number, response: QuestionResponseBody | null): void {
    const known = this.#state.entries.get(sent.slot) ?? sent;
    // A later change of mine is already higher: it will win by itself.
    if (known.rev > rev) return;
    if (isSameResponse(known.response, response)) return this.#acknowledge(sent.slot, rev);
    const theirs = { ...known, rev, response, ackedRev: rev };
    this.#writes.keep(theirs);
    this.#show({
      entries: new Map(this.#state.entries).set(sent.slot, theirs),
      overruled: new Map(this.#state.overruled).set(sent.slot, known),
    });
  }

  #schedule(afterMs: number): void {
    if (this.#timer !== undefined || this.#trouble === 'signed-out') return;
    this.#timer = setTimeout(() => void this.flush(), afterMs);
  }

  #show(change: Partial<Pick<OutboxState, 'entries' | 'overruled'>>): void {
    this.#state = { ...this.#state, ...change };
    const unsent = this.#unsent().length;
    const rest = unsent > 0 ? 'waiting' : 'saved';
    const status = this.#trouble ?? (this.#isClosed ? 'closed' : rest);
    this.#state = { ...this.#state, unsent, status };
    for (const listener of this.#listeners) listener();
  }
}

const keyOf = (entry: OutboxEntry): string => `${entry.slot} ${entry.rev}`;
