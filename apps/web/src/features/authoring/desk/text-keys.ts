import type { BlockContent, BlockKind, RichTextNode } from '@edukom/contracts';
import type { Caret } from '../editor/caret.js';
import { emptyContent } from '../model/block-content.js';
import { doc } from '../../../shared/writing/rich-nodes.js';

/** What a key means at a place in a text; `write`: nothing of the kind, it is typed. */
export type KeyMeaning =
  | { readonly kind: 'write' | 'leave' | 'add' | 'end-list' | 'remove' | 'choose' | 'translate-next' }
  | { readonly kind: 'step' | 'move'; readonly by: -1 | 1 }
  | { readonly kind: 'turn'; readonly into: BlockContent };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

const WRITE: KeyMeaning = { kind: 'write' };
const orderedList = (): RichTextNode =>
  doc({ type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] });

/** Signs that begin a kind of block, as people know them from other editors. */
const SIGNS: Readonly<Record<string, () => BlockContent>> = {
  '#': () => emptyContent('heading'),
  '##': () => ({ kind: 'heading', rich: doc({ type: 'heading', attrs: { level: 3 } }) }),
  '-': () => emptyContent('list'),
  '*': () => emptyContent('list'),
  '1.': () => ({ kind: 'list', rich: orderedList() }),
  '>': () => emptyContent('quote'),
};

function enter(kind: BlockKind, caret: Caret, { shiftKey, ctrlKey, metaKey }: KeyPress): KeyMeaning {
  if (ctrlKey || metaKey) return { kind: 'add' };
  if (shiftKey) return WRITE;
  if (caret.isInEmptyItem && caret.isAtEnd) return { kind: 'end-list' };
  const isLine = kind === 'text' || kind === 'heading';
  if (isLine && caret.isAtEnd) return { kind: 'add' };
  return kind === 'heading' ? { kind: 'add' } : WRITE;
}

function space(kind: BlockKind, caret: Caret, words: string): KeyMeaning {
  const begin = kind === 'text' && words === caret.before ? SIGNS[caret.before] : undefined;
  return begin ? { kind: 'turn', into: begin() } : WRITE;
}

function withAlt({ key, shiftKey }: KeyPress): KeyMeaning | null {
  if (key === 'ArrowDown') return shiftKey ? { kind: 'move', by: 1 } : { kind: 'translate-next' };
  return key === 'ArrowUp' && shiftKey ? { kind: 'move', by: -1 } : null;
}

/** The keys that mean something in every language of a block. */
function anywhere(caret: Caret, press: KeyPress): KeyMeaning | null {
  if (press.altKey) return withAlt(press);
  if (press.key === 'Escape') return { kind: 'leave' };
  if (press.shiftKey || press.ctrlKey || press.metaKey) return null;
  if (press.key === 'ArrowUp' && caret.isOnFirstLine) return { kind: 'step', by: -1 };
  return press.key === 'ArrowDown' && caret.isOnLastLine ? { kind: 'step', by: 1 } : null;
}

/** What keys mean in a text without a word. */
function inEmpty(kind: BlockKind, { key }: KeyPress): KeyMeaning {
  if (key === '/' && kind === 'text') return { kind: 'choose' };
  return key === 'Backspace' && kind !== 'table' ? { kind: 'remove' } : WRITE;
}

function ofText(kind: BlockKind, caret: Caret, words: string, press: KeyPress): KeyMeaning {
  if (press.key === 'Enter') return enter(kind, caret, press);
  if (press.key === ' ') return space(kind, caret, words);
  const isBare = caret.isEmpty && caret.isAtStart && !press.ctrlKey && !press.metaKey;
  return isBare ? inEmpty(kind, press) : WRITE;
}

/** What a key means in a text of the language the lesson is written in; `words` is the whole text. */
export const meaningInSource = (kind: BlockKind, caret: Caret, words: string, press: KeyPress): KeyMeaning =>
  // Enter and arrows belong to the input method as long as it composes.
  press.isComposing ? WRITE : (anywhere(caret, press) ?? ofText(kind, caret, words, press));

/** In a translation the structure stands: keys lead out of the text, and nothing is added or removed. */
export const meaningInTranslation = (caret: Caret, press: KeyPress): KeyMeaning =>
  press.isComposing ? WRITE : (anywhere(caret, press) ?? WRITE);

/** A list without the empty line that ended it; null when nothing else is in it. */
export function withoutLastItem(value: RichTextNode): RichTextNode | null {
  const lists = value.content ?? [];
  const last = lists.at(-1);
  const items = last?.content?.slice(0, -1) ?? [];
  const rest = last && items.length > 0 ? [...lists.slice(0, -1), { ...last, content: items }] : lists.slice(0, -1);
  return rest.length > 0 ? doc(...rest) : null;
}
