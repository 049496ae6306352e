import type { RichTextNode } from '@edukom/contracts';
import { doc } from '../model/rich-nodes.js';
import { richAs } from '../model/turn-into.js';
import { paragraphsOf } from './pasted-list.js';

/** What pasted nodes become inside a text that takes only some of them; no word is left out. */
export function fitNodes(nodes: readonly RichTextNode[], allowed: ReadonlySet<RichTextNode['type']>): RichTextNode[] {
  if (allowed.has('paragraph') || !allowed.has('bulletList'))
    return allowed.has('heading') && allowed.size === 1
      ? [...(richAs('heading', doc(...nodes)).content ?? [])]
      : nodes.flatMap((node) => (allowed.has(node.type) ? [node] : paragraphsOf(node)));
  return nodes.flatMap((node) => (allowed.has(node.type) ? [node] : [...(richAs('list', doc(node)).content ?? [])]));
}

const LINE: ReadonlySet<RichTextNode['type']> = new Set<RichTextNode['type']>(['paragraph']);

/** Whether what was pasted is more than words for the line: then it becomes blocks of its own. */
export const isManyBlocks = (nodes: readonly RichTextNode[]): boolean =>
  nodes.length > 1 || nodes.some(({ type }) => !LINE.has(type));

const KINDS = {
  heading: 'heading',
  bulletList: 'list',
  orderedList: 'list',
  blockquote: 'quote',
  table: 'table',
} as const;

/** A block of a lesson for each of what was pasted; paragraphs that follow each other stay one text. */
export function blocksOfPaste(nodes: readonly RichTextNode[]): { kind: 'text' | (typeof KINDS)[keyof typeof KINDS]; rich: RichTextNode }[] {
  const blocks: ReturnType<typeof blocksOfPaste> = [];
  for (const node of nodes) {
    const kind = node.type in KINDS ? KINDS[node.type as keyof typeof KINDS] : 'text';
    const last = blocks.at(-1);
    if (kind === 'text' && last?.kind === 'text') last.rich = doc(...(last.rich.content ?? []), node);
    else blocks.push({ kind, rich: doc(node) });
  }
  return blocks;
}
