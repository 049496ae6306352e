import type { BlockKind, RichTextNode } from '@edukom/contracts';
import type { Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Placeholder, UndoRedo } from '@tiptap/extensions';
import { HeadingRow } from './heading-row.js';
import { LinkMark } from './link-mark.js';

/** What rich text is written for: a kind of block, or the transcript of a film. */
export type RichUse = BlockKind | 'transcript';

const FLOW = ['paragraph', 'bulletList', 'orderedList'] as const;
/** What may stand at the top of each. */
const TOP: Readonly<Partial<Record<RichUse, readonly RichTextNode['type'][]>>> = {
  heading: ['heading'],
  text: ['paragraph'],
  list: ['bulletList', 'orderedList'],
  quote: ['blockquote'],
  table: ['table'],
};
const EVERYTHING: readonly RichTextNode['type'][] = [...FLOW, 'heading', 'blockquote', 'table'];
const SINGLE: ReadonlySet<RichUse> = new Set<RichUse>(['heading', 'table', 'quote']);

const topOf = (use: RichUse): readonly RichTextNode['type'][] => TOP[use] ?? FLOW;

/** Whether a text has the shape its block gives it today; older ones and imports may hold more. */
export const fits = (use: RichUse, value: RichTextNode): boolean => {
  const content = value.content ?? [];
  return content.every(({ type }) => topOf(use).includes(type)) && (content.length === 1 || !SINGLE.has(use));
};

const lists = [
  BulletList,
  OrderedList,
  ListItem.extend({ content: 'paragraph (paragraph | bulletList | orderedList)*' }),
];
const tables = [
  Table.configure({ resizable: false, HTMLAttributes: {} }),
  TableRow,
  TableHeader.extend({ content: 'paragraph+' }),
  TableCell.extend({ content: 'paragraph+' }),
  HeadingRow,
];
const NODES: Readonly<Partial<Record<RichTextNode['type'], Extensions>>> = {
  heading: [Heading.configure({ levels: [2, 3] })],
  blockquote: [Blockquote.extend({ content: 'paragraph+' })],
  table: tables,
  bulletList: lists,
};

/** The extensions of one editor. A text that does not fit its block's shape is edited in the shape it has. */
export function extensionsFor(use: RichUse, value: RichTextNode, placeholder: string): Extensions {
  const isFitting = fits(use, value);
  const top = isFitting ? topOf(use) : EVERYTHING;
  const content = isFitting && SINGLE.has(use) ? (top[0] ?? 'paragraph') : `(${top.join(' | ')})+`;
  return [
    Document.extend({ content }),
    Paragraph,
    Text,
    HardBreak,
    Bold,
    Italic,
    LinkMark,
    UndoRedo,
    Placeholder.configure({ placeholder, showOnlyCurrent: false, includeChildren: false }),
    ...top.flatMap((type) => NODES[type] ?? []),
  ];
}
