import type { BlockContent, DraftBlock, RichTextNode } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { contentOf, emptyContent, inLanguageOf, isSameContent } from '../model/block-content.js';

/** What readers of Latin Serbian see instead of the derived form, by place of the text; null: the derived one again. */
export type LatinForms = Readonly<Record<string, string | RichTextNode | null>>;

/** What somebody wrote into a block in one language and the server does not have yet. */
export interface Edit {
  readonly content: BlockContent;
  /** What stood there when the writing began: tells what both writers changed. */
  readonly base: BlockContent;
  /** The revision it was made from; 0 for a block that is new. */
  readonly revision: number;
  readonly latin?: LatinForms | undefined;
  readonly isReviewed?: boolean | undefined;
}

/** An edit as the browser keeps it over a reload. It belongs to one person and goes nowhere else. */
export interface KeptEdit extends Edit {
  readonly personId: string;
  readonly activityId: string;
  readonly anchor: string;
  readonly locale: ContentLocale;
  /** Where a block stands that the server does not know yet; null: at the beginning. */
  readonly after: string | null;
  /** Whether the server knew the block. */
  readonly isNew: boolean;
}

export const KEPT_EDITS = {
  database: 'edukom-lessons',
  store: 'edits',
  keyPath: ['personId', 'activityId', 'anchor', 'locale'],
} as const;

/**
 * Why an edit is not sent. `conflict`: somebody else changed the same in between, both versions are here. `gone`: the
 * block was removed. `refused`: it will never be taken as it is.
 */
export type Trouble =
  | { readonly kind: 'conflict'; readonly locale: ContentLocale; readonly theirs: DraftBlock }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly error: unknown };

/** A block as it is being written: what the server has, and what it does not have yet. */
export interface WrittenBlock {
  readonly anchor: string;
  readonly server: DraftBlock | null;
  readonly edits: ReadonlyMap<ContentLocale, Edit>;
  readonly trouble: Trouble | null;
}

export const knownBlock = (server: DraftBlock): WrittenBlock => ({
  anchor: server.anchor,
  server,
  edits: new Map(),
  trouble: null,
});

/** What a block says in a language just now: what was written last, else what the server has. */
export function shownContent({ server, edits }: WrittenBlock, locale: ContentLocale): BlockContent {
  const own = edits.get(locale)?.content;
  if (own) return own;
  const latest = [...edits.values()].at(-1)?.content;
  const stored = server && contentOf(server, locale);
  if (!latest) return stored ?? emptyContent('text');
  // A file or an option chosen in another language holds in this one, too.
  return inLanguageOf(latest, stored ?? emptyContent(latest.kind));
}

/** What somebody has just written. */
export interface Change {
  readonly content: BlockContent;
  readonly latin?: LatinForms | undefined;
  readonly isReviewed?: boolean | undefined;
}

/** The edit of a block after one more change; it keeps what it began from. */
export function editAfter(block: WrittenBlock, locale: ContentLocale, { content, latin, isReviewed }: Change): Edit {
  const known = block.edits.get(locale) ?? {
    base: shownContent({ ...block, edits: new Map() }, locale),
    revision: block.server?.revision ?? 0,
    latin: undefined,
    isReviewed: undefined,
  };
  return {
    content,
    base: known.base,
    revision: known.revision,
    latin: latin ? { ...known.latin, ...latin } : known.latin,
    isReviewed: isReviewed ?? known.isReviewed,
  };
}

/** Whether an edit says what the server has already, and no other language of the block waits. */
export function isNothing({ server, edits }: WrittenBlock, locale: ContentLocale, edit: Edit): boolean {
  const others = [...edits.keys()].filter((one) => one !== locale);
  if (!server || others.length > 0 || edit.latin || edit.isReviewed) return false;
  return isSameContent(edit.content, contentOf(server, locale));
}
