/** An inline mark, as the editor stores it. Links are https only. */
export type Mark =
  | { readonly type: 'bold' }
  | { readonly type: 'italic' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };

/** A run of text with its marks; `marks` is absent when there is none. */
export interface TextNode {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[];
}

/** A heading; the lesson's title is level 1, so headings inside it begin at 2. */
export interface HeadingNode {
  readonly type: 'heading';
  readonly attrs: { readonly level: 2 };
  readonly content: readonly TextNode[];
}

/** Any node of a rich text, in the shape ProseMirror and Tiptap read. */
export type RichNode =
  | TextNode
  | HeadingNode
  | { readonly type: 'paragraph'; readonly content: readonly TextNode[] }
  | {
      readonly type:
        'bulletList' | 'orderedList' | 'listItem' | 'blockquote' | 'table' | 'tableRow' | 'tableHeader' | 'tableCell';
      readonly content: readonly RichNode[];
    };

/** A rich-text document, in the shape ProseMirror and Tiptap read. */
export interface RichText {
  readonly type: 'doc';
  readonly content: readonly RichNode[];
}

interface Line {
  readonly text: string;
  readonly number: number;
}
type Fail = (line: Line, reason: string) => never;

const HEADING = /^## (.+)$/;
const BULLET = /^- (.+)$/;
const NUMBERED = /^\d+\. (.+)$/;
const QUOTE = /^> ?(.*)$/;
const CONTINUED = /^ {2,}(\S.*)$/;
const INLINE = /\*\*(.+?)\*\*(?!\*)|\*(.+?)\*|\[([^\]]+)\]\(([^)]*)\)/g;
const FOREIGN = /<[a-z/!]|`|!\[|^#|^\t|^={3,}$|^-{3,}$|^\|/i;

/**
 * Reads a stretch of lines as paragraphs, headings, lists and quotes.
 * @param lines - lines without ids and fences; blank ones part the nodes.
 * @param fail - raises the author's mistake at its line.
 */
export function parseBlocks(lines: readonly Line[], fail: Fail): RichNode[] {
  const nodes: RichNode[] = [];
  let group: Line[] = [];
  const close = (): void => {
    if (group.length > 0) nodes.push(toNode(group, fail));
    group = [];
  };
  for (const line of lines) {
    if (line.text === '') close();
    else {
      // A list may stand directly under the sentence that introduces it.
      if (group[0] && styleOf(line) !== styleOf(group[0]) && !CONTINUED.test(line.text)) close();
      group.push(line);
    }
  }
  close();
  return nodes;
}

/**
 * Reads bold, italic and links.
 * @param text - one paragraph, already on one line.
 * @param fail - raises the author's mistake.
 */
export function parseInline(
  text: string,
  fail: (reason: string) => never = raise,
  marks: readonly Mark[] = [],
): TextNode[] {
  const nodes: TextNode[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, bold, italic, label, href] = match;
    pushText(nodes, text.slice(end, match.index), marks, fail);
    if (bold !== undefined) nodes.push(...parseInline(bold, fail, [...marks, { type: 'bold' }]));
    else if (italic !== undefined) nodes.push(...parseInline(italic, fail, [...marks, { type: 'italic' }]));
    else nodes.push(...parseInline(label ?? '', fail, [...marks, toLink(href ?? '', fail)]));
    end = match.index + whole.length;
  }
  pushText(nodes, text.slice(end), marks, fail);
  return nodes;
}

function raise(reason: string): never {
  throw new Error(reason);
}

function toLink(href: string, fail: (reason: string) => never): Mark {
  return /^https:\/\/[^\s/]+\.[^\s]+$/.test(href)
    ? { type: 'link', attrs: { href } }
    : fail(`a link is a full https address, not "${href}"`);
}

function pushText(nodes: TextNode[], text: string, marks: readonly Mark[], fail: (reason: string) => never): void {
  if (text === '') return;
  if (text.includes('*')) fail('a "*" without its pair');
  if (/\]\(/.test(text)) fail('a link that is not complete');
  nodes.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text });
}

/**
 * Reads a table: a row of headings, the line of dashes, then rows of as many cells.
 * @param lines - the lines of the table, each beginning and ending with `|`.
 * @param fail - raises the author's mistake at its line.
 */
export function parseTable(lines: readonly Line[], fail: Fail): RichNode {
  const [head, dashes, ...rows] = lines;
  if (!head || !dashes || !TABLE_DASHES.test(dashes.text))
    return fail(dashes ?? lines[0] ?? NO_LINE, 'a table has a row of headings, then | --- | --- |');
  const width = cellsOf(head, fail).length;
  const toRow = (line: Line, type: 'tableHeader' | 'tableCell'): RichNode => {
    const cells = cellsOf(line, fail);
    if (cells.length !== width) fail(line, `a row of ${cells.length} cells in a table of ${width}`);
    const content = cells.map((cell): RichNode => ({
      type,
      content: [{ type: 'paragraph', content: parseInline(cell, (reason) => fail(line, reason)) }],
    }));
    return { type: 'tableRow', content };
  };
  return { type: 'table', content: [toRow(head, 'tableHeader'), ...rows.map((row) => toRow(row, 'tableCell'))] };
}

const TABLE_DASHES = /^\|( --- \|)+$/;
const NO_LINE: Line = { text: '', number: 0 };

function cellsOf(line: Line, fail: Fail): string[] {
  if (!/^\|.*\|$/.test(line.text)) fail(line, 'a row of a table begins and ends with "|"');
  return line.text
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

type Style = 'heading' | 'bulletList' | 'orderedList' | 'blockquote' | 'paragraph';

function styleOf(line: Line): Style {
  if (HEADING.test(line.text)) return 'heading';
  if (BULLET.test(line.text)) return 'bulletList';
  if (NUMBERED.test(line.text)) return 'orderedList';
  return QUOTE.test(line.text) ? 'blockquote' : 'paragraph';
}

function toNode(group: readonly Line[], fail: Fail): RichNode {
  const [first] = group;
  if (!first) throw new Error('an empty group of lines');
  for (const line of group) {
    if (FOREIGN.test(line.text.replace(HEADING, '$1')))
      fail(line, `not part of the restricted Markdown: "${line.text}"`);
  }
  const inline = (line: Line, text: string): TextNode[] => parseInline(text, (reason) => fail(line, reason));
  const style = styleOf(first);
  if (style === 'paragraph') return { type: style, content: inline(first, joined(group)) };
  if (style === 'heading') {
    if (group[1]) fail(group[1], 'a heading is one line');
    return { type: style, attrs: { level: 2 }, content: inline(first, first.text.replace(HEADING, '$1')) };
  }
  if (style === 'blockquote') {
    const text = group.map((line) => line.text.replace(QUOTE, '$1')).join(' ');
    return { type: style, content: [{ type: 'paragraph', content: inline(first, text) }] };
  }
  const pattern = style === 'bulletList' ? BULLET : NUMBERED;
  const items = itemsOf(group, pattern).map(([line, text]): RichNode => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: inline(line, text) }],
  }));
  return { type: style, content: items };
}

function joined(group: readonly Line[]): string {
  return group.map((line) => line.text.trim()).join(' ');
}

/** Each item with the indented lines that carry it on. */
function itemsOf(group: readonly Line[], pattern: RegExp): [Line, string][] {
  const items: [Line, string][] = [];
  for (const line of group) {
    const start = pattern.exec(line.text)?.[1];
    const last = items.at(-1);
    if (start !== undefined) items.push([line, start]);
    else if (last) last[1] = `${last[1]} ${line.text.trim()}`;
  }
  return items;
}
