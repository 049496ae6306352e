import type { BlockContent, DraftBlock } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { contentOf, isSameContent, isUnwrittenText } from '../model/block-content.js';
import { mergeFields } from './merge-fields.js';
import { type Edit, type KeptEdit, knownBlock, type WrittenBlock } from './written-block.js';

/** `saved`: the server has everything. `saving`: on its way. `waiting`: it could not be sent just now. */
export type SaveStatus = 'saved' | 'saving' | 'waiting' | 'signed-out' | 'stopped';

export interface LessonState {
  readonly order: readonly string[];
  readonly blocks: ReadonlyMap<string, WrittenBlock>;
  readonly status: SaveStatus;
  /** Blocks with something the server does not have. */
  readonly unsent: number;
}

/** Whether something of a block is to be sent: an empty new block of text waits for its first word. */
export function isToSend({ server, edits, trouble }: WrittenBlock): boolean {
  if (edits.size === 0 || trouble) return false;
  return server !== null || [...edits.values()].some(({ content }) => !isUnwrittenText(content));
}

type Blocks = Pick<LessonState, 'order' | 'blocks'>;

/** A block as the server has it now, with what is written here. */
function refreshed(known: WrittenBlock | undefined, server: DraftBlock): WrittenBlock {
  if (!known) return knownBlock(server);
  const isSame = known.server?.revision === server.revision && known.server.id === server.id;
  return isSame ? known : { ...known, server };
}

/** What is written here and not there: new, or removed by somebody else meanwhile; null when nothing would be lost. */
function leftOver(known: WrittenBlock | undefined): WrittenBlock | null {
  if (!known?.server) return known ?? null;
  return known.edits.size === 0 ? null : { ...known, trouble: { kind: 'gone' } };
}

/** A lesson's blocks as the server has them now, with what is written here and not yet there. */
export function adopt({ order, blocks }: Blocks, fresh: readonly DraftBlock[]): Blocks {
  const next = new Map(fresh.map((server) => [server.anchor, refreshed(blocks.get(server.anchor), server)]));
  const names = fresh.map(({ anchor }) => anchor);
  for (const [at, anchor] of order.entries()) {
    const left = next.has(anchor) ? null : leftOver(blocks.get(anchor));
    if (!left) continue;
    next.set(anchor, left);
    const before = order[at - 1];
    names.splice(before === undefined ? 0 : names.indexOf(before) + 1, 0, anchor);
  }
  return { order: names, blocks: next };
}

/** Puts back what the browser kept over a reload. */
export function restored(state: Blocks, kept: readonly KeptEdit[]): Blocks {
  const blocks = new Map(state.blocks);
  const order = [...state.order];
  for (const { anchor, locale, after, isNew, content, base, revision, latin, isReviewed } of kept) {
    const known = blocks.get(anchor) ?? { anchor, server: null, edits: new Map(), trouble: null };
    // The block was added, only the answer was lost: what I write now follows what I added.
    const first =
      isNew && known.server ? { base: contentOf(known.server, locale), revision: known.server.revision } : {};
    const edit: Edit = { content, base, revision, latin, isReviewed, ...first };
    const isGone = known.server === null && !isNew;
    blocks.set(anchor, {
      ...known,
      edits: new Map(known.edits).set(locale, edit),
      trouble: isGone ? { kind: 'gone' } : known.trouble,
    });
    if (!order.includes(anchor)) order.splice(after === null ? 0 : order.indexOf(after) + 1 || order.length, 0, anchor);
  }
  return { order, blocks };
}

/** What to do with an edit when the block has changed in between: nothing is overwritten, nothing is asked needlessly. */
export type Resolution =
  | { readonly kind: 'same' }
  | { readonly kind: 'merged'; readonly content: BlockContent }
  | { readonly kind: 'conflict' };

export function resolve(edit: Edit, locale: ContentLocale, current: DraftBlock): Resolution {
  const theirs = contentOf(current, locale);
  if (isSameContent(edit.content, theirs) && !edit.latin && !edit.isReviewed) return { kind: 'same' };
  const content = mergeFields(edit.base, edit.content, theirs);
  return content ? { kind: 'merged', content } : { kind: 'conflict' };
}

/** The block after which another one stands for the server: the nearest one before it that the server knows. */
export function serverBefore({ order, blocks }: LessonState, anchor: string): string | null {
  for (let at = order.indexOf(anchor) - 1; at >= 0; at -= 1) {
    const before = blocks.get(order[at] ?? '');
    if (before?.server && before.trouble?.kind !== 'gone') return before.anchor;
  }
  return null;
}

/** From a change to its sending; more typing does not push it beyond. */
export const SAVE_AFTER_MS = 1_500;
