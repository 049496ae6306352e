import type { BlockContent, BlockKind, RichTextNode } from '@edukom/contracts';
import { emptyContent, plainTextOf } from './block-content.js';
import { doc, heading, isBlank, paragraph } from '../../../shared/writing/rich-nodes.js';

const INLINE = new Set<RichTextNode['type']>(['text', 'hardBreak']);

/** The lines of a rich text with their marks, whatever they stood in. */
function linesOf(node: RichTextNode): RichTextNode[][] {
  const children = node.content ?? [];
  if (children.some(({ type }) => INLINE.has(type))) return [children];
  return children.flatMap(linesOf);
}

const items = (lines: readonly RichTextNode[][]): RichTextNode[] =>
  lines.map((line) => ({ type: 'listItem', content: [paragraph(...line)] }));
const list = (type: 'bulletList' | 'orderedList', lines: readonly RichTextNode[][]): RichTextNode =>
  doc({ type, content: items(lines) });

/** A hard break has no place in a heading of one line. */
const oneLine = (lines: readonly RichTextNode[][]): RichTextNode[] =>
  lines
    .flatMap((line, at) => (at === 0 ? line : [{ type: 'text' as const, text: ' ' }, ...line]))
    .filter(({ type }) => type === 'text');

/** A rich text in the shape of a block of another kind, every word with its marks. */
export function richAs(kind: BlockKind, value: RichTextNode): RichTextNode {
  const lines = linesOf(value);
  const paragraphs = lines.map((line) => paragraph(...line));
  switch (kind) {
    case 'heading':
      return doc(heading(2, ...oneLine(lines)));
    case 'list':
      return list('bulletList', lines);
    case 'steps':
      return list('orderedList', lines);
    case 'quote':
      return doc({ type: 'blockquote', content: paragraphs });
    case 'text':
      return doc(...paragraphs);
    default:
      // What stands in a box may hold lists as they are; a heading or quote becomes lines.
      return (value.content ?? []).every(({ type }) => ['paragraph', 'bulletList', 'orderedList'].includes(type))
        ? value
        : doc(...paragraphs);
  }
}

/** Kinds that a block of rich text can become, and be made of. */
export const TURNABLE = [
  'text',
  'heading',
  'list',
  'quote',
  'callout',
  'task',
  'steps',
  'reveal',
] as const satisfies readonly BlockKind[];
export const isTurnable = (kind: BlockKind): boolean => TURNABLE.some((known) => known === kind);

/** The same words as a block of another kind; a kind that cannot hold them begins empty. */
export function turnInto(content: BlockContent, kind: BlockKind): BlockContent {
  if (content.kind === kind) return content;
  const empty = emptyContent(kind);
  if (!isTurnable(content.kind) || !isTurnable(kind)) return empty;
  const value = 'rich' in content ? content.rich : null;
  if (value === null || isBlank(value)) return empty;
  return { ...empty, rich: richAs(kind, value) } as BlockContent;
}

/** Whether a block may be changed into anything without losing words. */
export const isUnwritten = (content: BlockContent): boolean => plainTextOf(content).trim() === '';
