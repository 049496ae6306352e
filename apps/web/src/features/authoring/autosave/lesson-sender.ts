import type { DraftBlock } from '@edukom/contracts';
import { type ContentLocale, retryWaitMs } from '@edukom/domain';
import { contentOf } from '../model/block-content.js';
import { failureOf, type LessonPorts } from './lesson-ports.js';
import { isToSend, type LessonState, resolve, SAVE_AFTER_MS, type SaveStatus, serverBefore } from './lesson-state.js';
import type { Edit, WrittenBlock } from './written-block.js';

/** What the sender reads and changes of the lesson. */
export interface SenderHost {
  readonly state: () => LessonState;
  readonly put: (block: WrittenBlock) => void;
  /** An edit has reached the server (null), or goes on from another revision. */
  readonly settle: (anchor: string, locale: ContentLocale, edit: Edit | null) => void;
  readonly adopt: (blocks: readonly DraftBlock[], order?: readonly string[]) => void;
  readonly status: (status: SaveStatus) => void;
}

interface SenderOptions {
  readonly source: ContentLocale;
  readonly ports: LessonPorts;
}

/** One after the other: new blocks in their order, then changes, then what was removed, then the order. */
export class LessonSender {
  readonly #removed: DraftBlock[] = [];
  #isOrderChanged = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #failures = 0;
  #isSignedOut = false;
  #isClosed = false;
  #isSending = false;

  constructor(
    private readonly options: SenderOptions,
    private readonly host: SenderHost,
  ) {}

  get isSending(): boolean {
    return this.#isSending;
  }

  get isBusy(): boolean {
    return this.isSending || this.#isWaiting;
  }

  soon(): void {
    if (this.#isSignedOut) void this.resume();
    else this.#schedule(SAVE_AFTER_MS);
  }

  orderSoon(): void {
    this.#isOrderChanged = true;
    this.soon();
  }

  remove(block: DraftBlock): void {
    this.#removed.push(block);
    this.soon();
  }

  /** Sends everything that waits; resolves when it has arrived or could not be sent. */
  async flush(isLast = false): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#sending;
    this.#sending ??= this.#sendAll(isLast).finally(() => (this.#sending = undefined));
    await this.#sending;
  }

  async resume(): Promise<void> {
    this.#isSignedOut = false;
    this.#failures = 0;
    await this.flush();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  get #isWaiting(): boolean {
    return this.#removed.length > 0 || this.#isOrderChanged || this.#blocks().some(isToSend);
  }

  #blocks(): WrittenBlock[] {
    const { order, blocks } = this.host.state();
    return order.flatMap((anchor) => blocks.get(anchor) ?? []);
  }

  async #sendAll(isLast: boolean): Promise<void> {
    if (this.#isSignedOut) return;
    if (this.#isWaiting) this.host.status('saving');
    this.#isSending = true;
    try {
      await this.#sendBlocks(isLast);
      while (this.#removed[0]) await this.#removeFirst(this.#removed[0]);
      if (this.#isOrderChanged) await this.#sendOrder();
    } catch (error) {
      this.#fail(error);
      return;
    } finally {
      this.#isSending = false;
    }
    this.#failures = 0;
    const isStopped = this.#blocks().some(({ trouble }) => trouble);
    this.host.status(isStopped ? 'stopped' : 'saved');
    if (this.#isWaiting) this.#schedule(SAVE_AFTER_MS);
  }

  async #sendBlocks(isLast: boolean): Promise<void> {
    const waiting = this.#blocks().filter(isToSend);
    for (const block of waiting) if (!block.server) await this.#add(block);
    for (const block of this.#blocks()) if (block.server && isToSend(block)) await this.#save(block, isLast);
  }

  /** What may pass by itself is tried again later; all else was settled with its block. */
  #fail(error: unknown): void {
    const { kind } = failureOf(error);
    this.#isSignedOut = kind === 'signed-out';
    this.host.status(kind === 'signed-out' ? 'signed-out' : 'waiting');
    if (kind === 'signed-out') return;
    this.#failures += 1;
    this.#schedule(retryWaitMs(this.#failures));
  }

  async #add(block: WrittenBlock): Promise<void> {
    const { source, ports } = this.options;
    const sent = block.edits.get(source);
    if (!sent) return;
    try {
      const server = await ports.add(block.anchor, serverBefore(this.host.state(), block.anchor), sent.content);
      this.#settle(block.anchor, source, sent, server);
    } catch (error) {
      this.#trouble(block.anchor, error);
    }
  }

  async #save(block: WrittenBlock, isLast: boolean): Promise<void> {
    for (const locale of block.edits.keys()) {
      const present = this.host.state().blocks.get(block.anchor);
      const edit = present?.edits.get(locale);
      if (!present?.server || !edit || present.trouble) return;
      try {
        const server = await this.options.ports.save(present.server, locale, edit, isLast);
        this.#settle(block.anchor, locale, edit, server);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== 'changed') this.#trouble(block.anchor, error);
        else this.#meet(block.anchor, locale, failure.current ?? (await this.#read(block.anchor)));
      }
    }
  }

  async #read(anchor: string): Promise<DraftBlock | null> {
    return (await this.options.ports.read()).find((block) => block.anchor === anchor) ?? null;
  }

  /** The server has taken an edit; what was written meanwhile goes on from there. */
  #settle(anchor: string, locale: ContentLocale, sent: Edit, server: DraftBlock): void {
    const block = this.host.state().blocks.get(anchor);
    // Taken away while it was on its way: it goes from the server as well.
    if (!block) return void this.#removed.push(server);
    const now = block.edits.get(locale);
    const edits = new Map(block.edits);
    edits.delete(locale);
    // My own other languages of this block follow my own save.
    for (const [other, edit] of edits) edits.set(other, { ...edit, revision: server.revision });
    const rest = now === undefined || now === sent ? null : following(now, sent, locale, server);
    if (rest) edits.set(locale, rest);
    this.host.put({ ...block, server, edits });
    for (const [other, edit] of edits) this.host.settle(anchor, other, edit);
    if (!rest) this.host.settle(anchor, locale, null);
  }

  /** Somebody else was first: mine goes on where both fit together, else both versions are shown. */
  #meet(anchor: string, locale: ContentLocale, current: DraftBlock | null): void {
    const block = this.host.state().blocks.get(anchor);
    const edit = block?.edits.get(locale);
    if (!block || !edit) return;
    if (!current) return this.host.put({ ...block, trouble: { kind: 'gone' } });
    const resolution = resolve(edit, locale, current);
    if (resolution.kind === 'conflict')
      return this.host.put({ ...block, trouble: { kind: 'conflict', locale, theirs: current } });
    const edits = new Map(block.edits);
    if (resolution.kind === 'same') edits.delete(locale);
    else
      edits.set(locale, {
        ...edit,
        content: resolution.content,
        base: contentOf(current, locale),
        revision: current.revision,
      });
    this.host.put({ ...block, server: current, edits });
    this.host.settle(anchor, locale, edits.get(locale) ?? null);
  }

  /** What will never be taken stays with its block, and the others go on; what may pass stops the sending. */
  #trouble(anchor: string, error: unknown): void {
    const failure = failureOf(error);
    if (failure.kind === 'again' || failure.kind === 'signed-out') throw error;
    const block = this.host.state().blocks.get(anchor);
    if (!block) return;
    this.host.put({ ...block, trouble: failure.kind === 'gone' ? { kind: 'gone' } : { kind: 'refused', error } });
  }

  async #removeFirst(block: DraftBlock): Promise<void> {
    try {
      await this.options.ports.remove(block);
    } catch (error) {
      const { kind } = failureOf(error);
      if (kind === 'again' || kind === 'signed-out') throw error;
    }
    this.#removed.shift();
  }

  async #sendOrder(): Promise<void> {
    const known = () =>
      this.#blocks().flatMap(({ anchor, server, trouble }) => (server && trouble?.kind !== 'gone' ? [anchor] : []));
    this.#isOrderChanged = false;
    try {
      await this.options.ports.order(known());
    } catch (error) {
      const { kind } = failureOf(error);
      this.#isOrderChanged = kind === 'again' || kind === 'signed-out';
      if (this.#isOrderChanged) throw error;
      // An order that will never be taken gives way to the one the server has.
      if (kind !== 'changed') return this.host.adopt(await this.options.ports.read());
      // Somebody added or removed blocks: theirs take their places among mine, then once more.
      const mine = this.host.state().order;
      this.host.adopt(await this.options.ports.read());
      const { order } = this.host.state();
      this.host.adopt([...this.#servers()], arranged(mine, order));
      await this.options.ports.order(known());
    }
  }

  #servers(): DraftBlock[] {
    return this.#blocks().flatMap(({ server }) => server ?? []);
  }

  #schedule(afterMs: number): void {
    if (this.#timer !== undefined || this.#isSignedOut || this.#isClosed) return;
    this.#timer = setTimeout(() => void this.flush(), afterMs);
  }
}

/** What was written while an edit was on its way; what belongs to the sent wording alone is not sent again. */
function following(now: Edit, sent: Edit, locale: ContentLocale, server: DraftBlock): Edit {
  return {
    ...now,
    base: contentOf(server, locale),
    revision: server.revision,
    latin: now.latin === sent.latin ? undefined : now.latin,
    isReviewed: now.isReviewed === sent.isReviewed ? undefined : now.isReviewed,
  };
}

/** My order with what came in meanwhile: each newcomer after the block it stands after, without what is gone. */
export function arranged(mine: readonly string[], theirs: readonly string[]): string[] {
  const there = new Set(theirs);
  const order = mine.filter((anchor) => there.has(anchor));
  theirs.forEach((anchor, at) => {
    if (order.includes(anchor)) return;
    const before = theirs[at - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, anchor);
  });
  return order;
}
