interface NodeLike {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly content?: unknown;
}

const isNode = (value: unknown): value is NodeLike => typeof value === 'object' && value !== null;
const childrenOf = (node: NodeLike): readonly unknown[] => (Array.isArray(node.content) ? node.content : []);
const isInline = (value: unknown): boolean => isNode(value) && (value.type === 'text' || value.type === 'hardBreak');

/**
 * The words of a plain or rich text without their form: pieces of one paragraph stay together however they are marked,
 * paragraphs, list items and cells each begin a line. Anything that is no text is empty.
 */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isNode(value)) return '';
  if (typeof value.text === 'string') return value.text;
  if (value.type === 'hardBreak') return '\n';
  const children = childrenOf(value);
  return children.map(plainText).join(children.some(isInline) ? '' : '\n');
}

const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** How many words a plain or rich text has; a number, a name with a hyphen and an elided form count as one. */
export const countWords = (value: unknown): number => plainText(value).match(WORD)?.length ?? 0;

/** Whether a text has nothing a reader could read; a picture of structure (an empty table) says nothing either. */
export const saysNothing = (value: unknown): boolean => plainText(value).trim() === '';

/** Whether a text was left empty: no sign, or nothing but empty paragraphs. A table that waits for its words was not. */
export function isLeftEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (!isNode(value)) return value === null || value === undefined;
  const isPlain = value.type === 'doc' || value.type === 'paragraph' || isInline(value);
  return isPlain && saysNothing(value) && childrenOf(value).every(isLeftEmpty);
}
