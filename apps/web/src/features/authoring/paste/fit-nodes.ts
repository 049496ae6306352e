import type { BlockContent, RichTextNode } from '@edukom/contracts';
import { emptyContent } from '../model/block-content.js';
import { doc } from '../../../shared/writing/rich-nodes.js';
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

const KINDS: Readonly<Partial<Record<RichTextNode['type'], 'heading' | 'list' | 'quote' | 'table'>>> = {
  heading: 'heading',
  bulletList: 'list',
  orderedList: 'list',
  blockquote: 'quote',
  table: 'table',
};

/** A block of a lesson for each of what was pasted; paragraphs that follow each other stay one text. */
export function blocksOfPaste(nodes: readonly RichTextNode[]): BlockContent[] {
  const groups: { kind: 'text' | 'heading' | 'list' | 'quote' | 'table'; nodes: RichTextNode[] }[] = [];
  for (const node of nodes) {
    const kind = KINDS[node.type] ?? 'text';
    const last = groups.at(-1);
    if (kind === 'text' && last?.kind === 'text') last.nodes.push(node);
    else groups.push({ kind, nodes: [node] });
  }
  return groups.map(({ kind, nodes: own }) => ({ ...emptyContent(kind), rich: doc(...own) }) as BlockContent);
}
