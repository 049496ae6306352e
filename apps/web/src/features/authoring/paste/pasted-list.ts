import type { RichTextNode } from '@edukom/contracts';
import { paragraph } from '../../../shared/writing/rich-nodes.js';
import { property } from './element-marks.js';

type ListType = 'bulletList' | 'orderedList';

/** A line of a list as an office program writes it: a paragraph that says how deep it lies. */
export interface FlatItem {
  readonly level: number;
  readonly type: ListType;
  readonly content: readonly RichTextNode[];
}

const isOffice = (element: Element): boolean =>
  /level\d/.test(property(element, 'mso-list')) ||
  /^MsoList(Paragraph|Bullet|Number)/.test(element.getAttribute('class') ?? '');

/** The sign before the line; what it looks like tells bullets from numbers, nothing else does. */
function signOf(element: Element): string {
  const sign = [...element.querySelectorAll('span')].find((span) => property(span, 'mso-list') === 'ignore');
  return sign?.textContent?.trim() ?? '';
}

/** Whether a paragraph is a line of a list, how deep and of which kind; null for all else. */
export function officeItem(element: Element): Omit<FlatItem, 'content'> | null {
  if (element.localName !== 'p' || !isOffice(element)) return null;
  const level = Number(/level(\d)/.exec(property(element, 'mso-list'))?.[1] ?? 1);
  const isNumbered = /^\(?([0-9]+|[a-zа-ш]|[ivx]+)[.)]/i.test(signOf(element));
  return { level, type: isNumbered ? 'orderedList' : 'bulletList' };
}

/** What a line of a list may hold: a paragraph first, then paragraphs and lists; all else becomes paragraphs. */
export function itemOf(blocks: readonly RichTextNode[]): RichTextNode | null {
  const content = blocks.flatMap((block) => (/List$/.test(block.type) ? [block] : paragraphsOf(block)));
  if (content.length === 0) return null;
  return { type: 'listItem', content: content[0]?.type === 'paragraph' ? content : [paragraph(), ...content] };
}

/** The paragraphs of a block, whatever they stood in. */
export function paragraphsOf(block: RichTextNode): RichTextNode[] {
  if (block.type === 'paragraph') return [block];
  if (block.type === 'heading') return [paragraph(...(block.content ?? []))];
  return (block.content ?? []).flatMap(paragraphsOf);
}

/** Lists within lists of lines that only say how deep they lie. */
export function nested(items: readonly FlatItem[], level = 1): RichTextNode[] {
  const lists: RichTextNode[] = [];
  let at = 0;
  while (at < items.length) {
    const item = items[at];
    if (!item) break;
    const deeper = items.slice(at + 1).findIndex((next) => next.level <= Math.max(level, item.level));
    const end = deeper < 0 ? items.length : at + 1 + deeper;
    const node = itemOf([...item.content, ...nested(items.slice(at + 1, end), item.level + 1)]);
    const last = lists.at(-1);
    if (node && last?.type === item.type)
      lists[lists.length - 1] = { ...last, content: [...(last.content ?? []), node] };
    else if (node) lists.push({ type: item.type, content: [node] });
    at = end;
  }
  return lists;
}
