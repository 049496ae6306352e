import type { RichTextNode } from '@edukom/contracts';
import { saysNothing } from '@edukom/domain';

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

/** A text without a word. */
export const isBlank = (node: RichTextNode | null): boolean => saysNothing(node);

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
