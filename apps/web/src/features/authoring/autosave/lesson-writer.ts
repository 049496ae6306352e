import type { BlockContent, DraftBlock } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import type { KeptEntries } from '../../../shared/outbox/kept-entries.js';
import { contentOf, isSameContent, isUnwrittenText } from '../model/block-content.js';
import type { LessonPorts } from './lesson-ports.js';
import { LessonSender, type SenderHost } from './lesson-sender.js';
import { adopt, isToSend, type LessonState, restored, type SaveStatus } from './lesson-state.js';
import {
  type Change,
  type Edit,
  editAfter,
  isNothing,
  type KeptEdit,
  knownBlock,
  type WrittenBlock,
} from './written-block.js';

export interface WriterOptions {
  readonly personId: string;
  readonly activityId: string;
  /** The language new blocks are written in. */
  readonly source: ContentLocale;
  readonly ports: LessonPorts;
  readonly kept: KeptEntries<KeptEdit>;
}

/**
 * A lesson that is being written. Every change is kept in the browser at once and sent within two seconds, one block after
 * the other, each with the revision it was made from. What could not be sent is sent again: when the connection returns,
 * after a reload, after signing in. Nothing of anybody is overwritten: two versions of one text stand beside each other
 * until the writer decides.
 */
export class LessonWriter {
  #state: LessonState;
  readonly #listeners = new Set<() => void>();
  readonly #sender: LessonSender;
  #written: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: WriterOptions,
    first: Pick<LessonState, 'order' | 'blocks'>,
  ) {
    this.#state = { ...first, status: 'saved', unsent: 0 };
    this.#sender = new LessonSender(options, this.#host());
  }

  /** Opens a lesson with what the server has and what this browser kept, and sends the rest. */
  static async open(options: WriterOptions, blocks: readonly DraftBlock[]): Promise<LessonWriter> {
    const kept = await options.kept.read([options.personId, options.activityId]).catch(() => []);
    const known = adopt({ order: [], blocks: new Map() }, blocks);
    const writer = new LessonWriter(options, restored(known, kept));
    writer.#show({});
    if (kept.length > 0) void writer.flush();
    return writer;
  }

  get state(): LessonState {
    return this.#state;
  }

  block(anchor: string): WrittenBlock | undefined {
    return this.#state.blocks.get(anchor);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Something was written into a block. */
  change(anchor: string, locale: ContentLocale, change: Change): void {
    const block = this.block(anchor);
    if (!block) return;
    const edit = editAfter(block, locale, change);
    // While something is on its way, going back is a change like any other: the server may get the one before.
    if (!this.#sender.isSending && isNothing(block, locale, edit)) return this.#drop(anchor, locale);
    this.#setEdit(block, locale, edit);
    this.#sender.soon();
  }

  /** A new block after another one, or at the beginning. */
  add(anchor: string, after: string | null, content: BlockContent): void {
    const order = [...this.#state.order];
    order.splice(after === null ? 0 : order.indexOf(after) + 1, 0, anchor);
    this.#show({ order });
    this.#setEdit({ anchor, server: null, edits: new Map(), trouble: null }, this.options.source, {
      content,
      base: content,
      revision: 0,
    });
    this.#sender.soon();
  }

  /** Takes a block away; {@link restore} brings it back. */
  remove(anchor: string): void {
    const block = this.block(anchor);
    if (!block) return;
    for (const locale of block.edits.keys()) this.#forget(anchor, locale);
    const blocks = new Map(this.#state.blocks);
    blocks.delete(anchor);
    this.#show({ order: this.#state.order.filter((one) => one !== anchor), blocks });
    if (block.server) this.#sender.remove(block.server);
  }

  /** Puts the blocks in another order. */
  move(order: readonly string[]): void {
    this.#show({ order });
    this.#sender.orderSoon();
  }

  /** Brings a block back, or makes it what it was at an earlier revision; a removed one returns after `after`. */
  async restore(blockId: string, revision: number, after?: string | null): Promise<void> {
    await this.#sender.flush();
    const block = await this.options.ports.restore(blockId, revision);
    for (const locale of this.block(block.anchor)?.edits.keys() ?? []) this.#forget(block.anchor, locale);
    const blocks = new Map(this.#state.blocks).set(block.anchor, knownBlock(block));
    const order = [...this.#state.order];
    if (!order.includes(block.anchor))
      order.splice(
        after ? order.indexOf(after) + 1 || order.length : after === null ? 0 : order.length,
        0,
        block.anchor,
      );
    this.#show({ blocks });
    if (order.length !== this.#state.order.length) this.move(order);
  }

  /** What the writer decided about two versions of one text: `content` is what shall stand. */
  decide(anchor: string, content: BlockContent): void {
    const block = this.block(anchor);
    if (block?.trouble?.kind !== 'conflict') return;
    const { locale, theirs } = block.trouble;
    const edit = block.edits.get(locale);
    const free = { ...block, server: theirs, trouble: null };
    const base = contentOf(theirs, locale);
    this.#put(free);
    if (isSameContent(content, base)) this.#drop(anchor, locale);
    else this.#setEdit(free, locale, { ...edit, content, base, revision: theirs.revision });
    void this.flush();
  }

  /** What stood in a block that somebody else removed is added again as a new one. */
  addAgain(anchor: string, fresh: string): void {
    const content = this.block(anchor)?.edits.get(this.options.source)?.content;
    const at = this.#state.order.indexOf(anchor);
    const after = this.#state.order[at - 1] ?? null;
    this.discard(anchor);
    if (content) this.add(fresh, after, content);
  }

  /** Gives up what is written here and not on the server. */
  discard(anchor: string): void {
    const block = this.block(anchor);
    if (!block) return;
    if (block.trouble?.kind === 'gone' || !block.server) return this.#dropBlock(block);
    for (const locale of block.edits.keys()) this.#forget(anchor, locale);
    this.#put({ ...block, edits: new Map(), trouble: null });
    void this.flush();
  }

  /** The server was read again. */
  adopt(blocks: readonly DraftBlock[]): void {
    if (!this.#sender.isBusy) this.#show(adopt(this.#state, blocks));
  }

  /** Sends now what waits; `isLast` while the page is being closed. */
  flush(isLast = false): Promise<void> {
    return this.#sender.flush(isLast);
  }

  resume(): Promise<void> {
    return this.#sender.resume();
  }

  /** Everything written is kept in the browser. */
  written(): Promise<void> {
    return this.#written;
  }

  close(): void {
    this.#sender.close();
  }

  #host(): SenderHost {
    return {
      state: () => this.#state,
      put: (block) => this.#put(block),
      settle: (anchor, locale, edit) => (edit ? this.#keep(anchor, locale) : this.#forget(anchor, locale)),
      adopt: (blocks, order) => this.#show({ ...adopt(this.#state, blocks), ...(order ? { order } : {}) }),
      status: (status) => this.#show({ status }),
    };
  }

  #setEdit(block: WrittenBlock, locale: ContentLocale, edit: Edit): void {
    const edits = new Map(block.edits);
    // The last one written comes last: its files and options are the newest.
    edits.delete(locale);
    this.#put({
      ...block,
      edits: edits.set(locale, edit),
      trouble: block.trouble?.kind === 'refused' ? null : block.trouble,
    });
    this.#keep(block.anchor, locale);
  }

  #drop(anchor: string, locale: ContentLocale): void {
    const block = this.block(anchor);
    if (!block?.edits.has(locale)) return;
    const edits = new Map(block.edits);
    edits.delete(locale);
    this.#put({ ...block, edits });
    this.#forget(anchor, locale);
  }

  #dropBlock({ anchor, edits }: WrittenBlock): void {
    for (const locale of edits.keys()) this.#forget(anchor, locale);
    const blocks = new Map(this.#state.blocks);
    blocks.delete(anchor);
    this.#show({ blocks, order: this.#state.order.filter((one) => one !== anchor) });
  }

  #put(block: WrittenBlock): void {
    this.#show({ blocks: new Map(this.#state.blocks).set(block.anchor, block) });
  }

  #keep(anchor: string, locale: ContentLocale): void {
    const { personId, activityId, kept } = this.options;
    const block = this.block(anchor);
    const edit = block?.edits.get(locale);
    // An empty new block is not worth coming back after a reload.
    if (!block || !edit || (!block.server && isUnwrittenText(edit.content))) return;
    const at = this.#state.order.indexOf(anchor);
    const after = this.#state.order[at - 1] ?? null;
    const entry: KeptEdit = { personId, activityId, anchor, locale, after, isNew: block.server === null, ...edit };
    this.#queue(() => kept.change([personId, activityId, anchor, locale], () => entry));
  }

  #forget(anchor: string, locale: ContentLocale): void {
    const { personId, activityId, kept } = this.options;
    this.#queue(() => kept.forget([personId, activityId, anchor, locale]));
  }

  #queue(work: () => Promise<void>): void {
    // A full disk must not stop the sending.
    this.#written = this.#written.then(work).catch(() => undefined);
  }

  #show(change: Partial<LessonState>): void {
    const next = { ...this.#state, ...change };
    const unsent = change.blocks ? [...next.blocks.values()].filter(isToSend).length : next.unsent;
    const status: SaveStatus = next.status === 'saved' && unsent > 0 ? 'saving' : next.status;
    this.#state = { ...next, unsent, status };
    this.#listeners.forEach((listener) => listener());
  }
}
