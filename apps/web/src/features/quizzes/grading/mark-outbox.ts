import { currentMark, type CurrentMark, type StoredMark } from '@edukom/contracts';
import type { RubricChoice } from '@edukom/domain';
import { z } from 'zod';
import { isProblem } from '../../../shared/api/errors.js';
import { SendLoop, type SendOptions, type SendOutcome, trySend } from '../../../shared/outbox/send-loop.js';

/** What somebody gave an answer; `version` is the one they looked at. */
export interface MarkDraft {
  readonly attemptId: string;
  readonly slot: number;
  readonly points: number;
  readonly comment: string;
  readonly levels: RubricChoice | null;
  readonly version: number;
  readonly role: 'first' | 'second';
  readonly reason: string;
}

/** A mark on its way: being sent, waiting for the connection, or turned away (with what stands, where that is why). */
export interface OutboxMark {
  readonly draft: MarkDraft;
  readonly state: 'sending' | 'waiting' | 'conflict' | 'refused';
  readonly theirs: CurrentMark | null;
  readonly error: unknown;
}

export const keyOfAnswer = ({ attemptId, slot }: { readonly attemptId: string; readonly slot: number }): string =>
  `${attemptId} ${slot}`;

/** The colleague's mark that came first, out of the refusal. */
export function conflictOf(error: unknown): CurrentMark | null {
  if (!isProblem(error, 'mark.conflict')) return null;
  const read = z.safeDecode(currentMark, error.body.current as z.input<typeof currentMark>);
  return read.success ? read.data : null;
}

type Send = (draft: MarkDraft, options: SendOptions) => Promise<StoredMark>;

/**
 * Marks on their way to the server, so that the hand goes on at once: each is kept until the server has it or somebody has
 * looked at why it does not take it. One for each answer; what is given while one is under way follows it.
 */
export class MarkOutbox {
  readonly #entries = new Map<string, OutboxMark>();
  readonly #loop = new SendLoop('marks', (options) => this.#sendAll(options));

  constructor(
    private readonly send: Send,
    private readonly onStored: (draft: MarkDraft, stored: StoredMark) => void,
  ) {}

  get version(): number {
    return this.#loop.version;
  }

  subscribe = (listener: () => void): (() => void) => this.#loop.subscribe(listener);

  get entries(): ReadonlyMap<string, OutboxMark> {
    return this.#entries;
  }

  /** How many are on their way, wait for the connection, or were turned away. */
  count(...states: OutboxMark['state'][]): number {
    return [...this.#entries.values()].filter(({ state }) => states.includes(state)).length;
  }

  put(draft: MarkDraft): void {
    this.#set(draft, { state: 'sending' });
    void this.#drain();
  }

  /** Gives up what was turned away. */
  drop(key: string): void {
    this.#entries.delete(key);
    this.#loop.touch();
  }

  flush = (options?: SendOptions): Promise<void> => this.#loop.flush(options);

  /** At once, also while a failed one waits for its time; what came in the very end of a sending goes with the next. */
  async #drain(): Promise<void> {
    await this.flush();
    if (this.count('sending') > 0) await this.flush();
  }

  #set(draft: MarkDraft, more: Pick<OutboxMark, 'state'> & Partial<OutboxMark>): void {
    this.#entries.set(keyOfAnswer(draft), { draft, theirs: null, error: null, ...more });
    this.#loop.touch();
  }

  async #sendAll(options: SendOptions): Promise<ReadonlySet<SendOutcome>> {
    const outcomes = new Set<SendOutcome>();
    for (;;) {
      const next = [...this.#entries.values()].find(({ state }) => state === 'sending' || state === 'waiting');
      if (!next || outcomes.has('later') || outcomes.has('signed-out')) return outcomes;
      outcomes.add(await this.#sendOne(next.draft, options));
    }
  }

  async #sendOne(draft: MarkDraft, options: SendOptions): Promise<SendOutcome> {
    let failure: unknown = null;
    const outcome = await trySend(
      () =>
        this.send(draft, options).catch((error: unknown) => {
          failure = error;
          throw error;
        }),
      (stored) => this.#taken(draft, stored),
      () => this.#refused(draft, failure),
    );
    if (outcome !== 'done') this.#waits();
    return outcome;
  }

  #taken(draft: MarkDraft, stored: StoredMark): void {
    const key = keyOfAnswer(draft);
    const latest = this.#entries.get(key)?.draft;
    if (latest && latest !== draft) {
      // Given anew while this one was under way: it is a change of what is stored now.
      const role = stored.role === 'second' ? 'second' : 'first';
      this.#set({ ...latest, version: stored.version, role }, { state: 'sending' });
    } else this.#entries.delete(key);
    this.onStored(draft, stored);
    this.#loop.touch();
  }

  #refused(draft: MarkDraft, error: unknown): void {
    const latest = this.#entries.get(keyOfAnswer(draft))?.draft ?? draft;
    const theirs = conflictOf(error);
    this.#set(latest, { state: theirs ? 'conflict' : 'refused', theirs, error });
  }

  #waits(): void {
    for (const entry of this.#entries.values())
      if (entry.state === 'sending') this.#entries.set(keyOfAnswer(entry.draft), { ...entry, state: 'waiting' });
    this.#loop.touch();
  }
}
