import type { RichTextNode } from '@edukom/contracts';
import { heading, paragraph } from '../../../shared/writing/rich-nodes.js';
import { isDropped, marksInside } from './element-marks.js';
import { LineCollector, type Mark } from './line-collector.js';
import { type FlatItem, itemOf, nested, officeItem, paragraphsOf } from './pasted-list.js';
import { looseCells, tableOf } from './pasted-table.js';

/** Deeper than anything people write; below it only the words are taken. */
const DEEPEST = 60;

const BLOCK =
  /^(address|article|aside|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|header|hr|html|legend|li|main|nav|p|pre|section|summary|tr|td|th)$/;

interface Place {
  readonly marks: readonly Mark[];
  readonly depth: number;
  readonly isInTable: boolean;
}
const below = (place: Place): Place => ({ ...place, depth: place.depth + 1 });

const blocksOf = (nodes: Iterable<Node>, place: Place): RichTextNode[] => {
  const into = new LineCollector((line) => paragraph(...line));
  readAll([...nodes], place, into);
  into.end();
  return into.blocks;
};

function headingOf(element: Element, place: Place): RichTextNode[] {
  const level = /^h[12]$/.test(element.localName) || /MsoTitle/.test(element.className) ? 2 : 3;
  return blocksOf(element.childNodes, below(place)).flatMap((block) =>
    block.type === 'paragraph'
      ? [heading(level, ...(block.content ?? []).filter(({ type }) => type === 'text').map(withoutBold))]
      : [block],
  );
}

/** Headings are bold by themselves. */
function withoutBold({ marks, ...node }: RichTextNode): RichTextNode {
  const kept = (marks ?? []).filter(({ type }) => type !== 'bold');
  return kept.length > 0 ? { ...node, marks: kept } : node;
}

/** A list that stands beside the lines of another belongs to the line before it. */
function withLine(content: readonly RichTextNode[], child: Element, place: Place): RichTextNode[] {
  const isList = /^[uo]l$/.test(child.localName);
  const last = isList ? content.at(-1) : undefined;
  const blocks = isList ? listOf(child, below(place)) : blocksOf(child.childNodes, inside(child, place));
  const item = itemOf([...(last?.content ?? []), ...blocks]);
  return [...(last ? content.slice(0, -1) : content), ...(item ? [item] : [])];
}

function listOf(element: Element, place: Place): RichTextNode[] {
  const content = [...element.children]
    .filter((child) => !isDropped(child))
    .reduce<RichTextNode[]>((lines, child) => withLine(lines, child, place), []);
  if (content.length === 0) return [];
  return [{ type: element.localName === 'ol' ? 'orderedList' : 'bulletList', content }];
}

function quoteOf(element: Element, place: Place): RichTextNode[] {
  const content = blocksOf(element.childNodes, below(place)).flatMap(paragraphsOf);
  return content.length > 0 ? [{ type: 'blockquote', content }] : [];
}

function tableBlocks(element: Element, place: Place): RichTextNode[] {
  const cellPlace = { ...below(place), isInTable: true };
  const read = (cell: Element) => blocksOf(cell.childNodes, cellPlace).flatMap(paragraphsOf);
  // A table in a cell becomes the lines of that cell.
  const table = place.isInTable ? null : tableOf(element, read);
  return table ? [table] : looseCells(element).flatMap((cell) => blocksOf(cell.childNodes, below(place)));
}

const inside = (element: Element, place: Place): Place => ({
  ...below(place),
  marks: marksInside(place.marks, element),
});

/** What a structural element becomes; null when it is none. */
function structureOf(element: Element, place: Place): RichTextNode[] | null {
  const name = element.localName;
  if (/^h[1-6]$/.test(name) || /^Mso(Title|Subtitle)$/.test(element.className)) return headingOf(element, place);
  if (/^[uo]l$/.test(name)) return listOf(element, place);
  if (name === 'blockquote') return quoteOf(element, place);
  return name === 'table' ? tableBlocks(element, place) : null;
}

function readElement(element: Element, place: Place, into: LineCollector): void {
  if (isDropped(element)) return;
  if (element.localName === 'br') return into.break();
  if (place.depth > DEEPEST) return into.add(element.textContent ?? '', place.marks);
  const structure = structureOf(element, place);
  if (structure) return into.put(...structure);
  const isBlock = BLOCK.test(element.localName);
  if (isBlock) into.end();
  readAll([...element.childNodes], inside(element, place), into);
  if (isBlock) into.end();
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isSpace = (node: Node): boolean => node.nodeType !== 1 && (node.textContent ?? '').trim() === '';

/** The lines of an office list that begin at a place, and how many nodes they take. */
function officeList(nodes: readonly Node[], from: number, place: Place): { items: FlatItem[]; taken: number } {
  const items: FlatItem[] = [];
  let at = from;
  for (; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (!node || isSpace(node)) continue;
    const item = isElement(node) ? officeItem(node) : null;
    if (!item || !isElement(node)) break;
    items.push({ ...item, content: blocksOf(node.childNodes, inside(node, place)) });
  }
  return { items, taken: at - from };
}

function readAll(nodes: readonly Node[], place: Place, into: LineCollector): void {
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (!node) continue;
    if (node.nodeType === 3) into.add(node.textContent ?? '', place.marks);
    if (!isElement(node)) continue;
    if (!officeItem(node)) {
      readElement(node, place, into);
      continue;
    }
    const { items, taken } = officeList(nodes, at, place);
    into.put(...nested(items));
    at += taken - 1;
  }
}

/**
 * Reduces a document from the clipboard to the nodes a lesson may hold: headings of two levels, paragraphs, lists,
 * quotes, tables, bold, italic and links to `https` and `mailto`. Everything is read anew into plain data: no attribute,
 * style, script, comment or picture of the document comes through, whatever it is called.
 */
export const cleanDocument = (document: Document): RichTextNode[] =>
  blocksOf(document.body.childNodes, { marks: [], depth: 0, isInTable: false });

/** Plain text: an empty line parts paragraphs, a single one breaks the line. */
export function cleanText(text: string): RichTextNode[] {
  const into = new LineCollector((line) => paragraph(...line));
  for (const part of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (part.trim() === '') into.end();
    else {
      into.break();
      into.add(part, []);
    }
  }
  into.end();
  return into.blocks;
}
