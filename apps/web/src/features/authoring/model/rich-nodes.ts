import type { RichTextNode } from '@edukom/contracts';

/** Small pieces of rich text, as the editor and the cleaning of pasted text build them. */
export const doc = (...content: RichTextNode[]): RichTextNode => ({ type: 'doc', content });
export const text = (words: string): RichTextNode => ({ type: 'text', text: words });
export const paragraph = (...content: RichTextNode[]): RichTextNode => ({
  type: 'paragraph',
  ...(content.length > 0 ? { content } : {}),
});
export const heading = (level: number, ...content: RichTextNode[]): RichTextNode => ({
  type: 'heading',
  attrs: { level },
  ...(content.length > 0 ? { content } : {}),
});

const BLOCKS = new Set<RichTextNode['type']>([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
]);

/** The words of a rich text, a line for each paragraph: for counting, comparing and naming. */
export function wordsOf(node: RichTextNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const parts = (node.content ?? []).map((child) => [child, wordsOf(child)] as const);
  return parts.reduce((all, [child, words]) => {
    const isLine = BLOCKS.has(child.type) && all !== '' && !all.endsWith('\n');
    return all + (isLine ? '\n' : '') + words;
  }, '');
}

export const countWords = (words: string): number =>
  words.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

/** A text that says nothing: no word, and no structure that waits for one. */
export const isBlank = (node: RichTextNode | null): boolean => node === null || wordsOf(node).trim() === '';

const MARKS = ['bold', 'italic', 'link'] as const;
type Mark = NonNullable<RichTextNode['marks']>[number];
interface Loose {
  readonly type?: unknown;
  readonly attrs?: Readonly<Record<string, unknown>> | null;
  readonly text?: unknown;
  readonly marks?: readonly { readonly type?: unknown; readonly attrs?: Readonly<Record<string, unknown>> | null }[];
  readonly content?: readonly unknown[];
}

const markOf = (mark: NonNullable<Loose['marks']>[number]): Mark[] => {
  const type = MARKS.find((known) => known === mark.type);
  if (!type) return [];
  if (type !== 'link') return [{ type }];
  const href = mark.attrs?.['href'];
  return typeof href === 'string' ? [{ type, attrs: { href } }] : [];
};

/** What an editor holds, as it is stored: without the settings the editor adds for itself. */
export function stored(node: unknown): RichTextNode {
  const { type, attrs, text: words, marks, content } = node as Loose;
  const level = type === 'heading' ? attrs?.['level'] : undefined;
  const kept = (marks ?? []).flatMap(markOf);
  return {
    type: type as RichTextNode['type'],
    ...(typeof level === 'number' ? { attrs: { level } } : {}),
    ...(typeof words === 'string' ? { text: words } : {}),
    ...(kept.length > 0 ? { marks: kept } : {}),
    ...(content && content.length > 0 ? { content: content.map(stored) } : {}),
  };
}

/** Lessons count their title as the first level; `RichText` begins to count below it. */
export const belowTitle = (node: RichTextNode): RichTextNode => ({
  ...node,
  content: node.content?.map((child) =>
    child.type === 'heading' ? { ...child, attrs: { level: Math.max(1, (child.attrs?.level ?? 2) - 1) } } : child,
  ),
});
