import { type RichText, type RichNode, parseBlocks, parseInline, parseTable } from './rich-text.js';

/** What a lesson block is: decides how it is shown, never what language it is in. */
export type BlockKind =
  'heading' | 'text' | 'list' | 'quote' | 'table' | 'task' | 'steps' | 'callout' | 'reveal' | 'check';

/** What a call-out is: good advice, a danger, or what the law says. */
export type CalloutTone = 'tip' | 'warning' | 'law';

/** One possible answer of a check-yourself, in plain text. */
export interface CheckOption {
  readonly text: string;
  readonly correct: boolean;
}

/** A check-yourself: practice inside a lesson, never counted. All three texts are plain text. */
export interface Check {
  readonly question: string;
  readonly options: readonly CheckOption[];
  readonly explanation: string;
}

/** A block of a lesson in one language; `id` is the same in every language of the lesson. */
export interface Block {
  readonly id: string;
  readonly kind: BlockKind;
  readonly doc: RichText;
  readonly check?: Check;
  /** Of a call-out. */
  readonly tone?: CalloutTone;
  /** Of what opens on demand: the words that are always seen, in plain text. */
  readonly title?: string;
}

/** Where a line came from, so that an author finds the mistake. */
export interface SourceLine {
  readonly text: string;
  readonly number: number;
}

/** A mistake in a lesson file; the message begins with `file:line:`. */
export class LessonSourceError extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    reason: string,
  ) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'LessonSourceError';
  }
}

type Fail = (line: SourceLine, reason: string) => never;

const ID_LINE = /^<!-- ([a-z][a-z0-9-]*) -->$/;
const OPTION = /^- \[( |x)\] (.+)$/;
const FENCE = /^:::(?:(task|steps|check)|callout (tip|warning|law)|reveal (\S.*))$/;

/**
 * Reads a lesson written in the restricted Markdown of the seeds: chunks parted by blank lines, each headed by its
 * id (`<!-- b1 -->`), with `## `, `- `, `1. `, `> `, `| a | b |`, `:::task`, `:::steps`, `:::check`,
 * `:::callout tip|warning|law` and `:::reveal Title` as the only structure.
 * @param markdown - the whole file.
 * @param file - the name used in error messages.
 * @returns the blocks in their order, at least one, with unique ids.
 * @throws LessonSourceError on anything outside the restricted Markdown.
 */
export function parseLesson(markdown: string, file = 'lesson.md'): Block[] {
  const fail: Fail = (line, reason) => {
    throw new LessonSourceError(file, line.number, reason);
  };
  const lines = markdown.split(/\r?\n/).map((text, index) => ({ text: text.trimEnd(), number: index + 1 }));
  const blocks: Block[] = [];
  const ids = new Set<string>();
  for (const chunk of chunksOf(lines, fail)) {
    const [first, ...body] = chunk;
    if (!first) continue;
    const id = ID_LINE.exec(first.text)?.[1] ?? fail(first, 'a block begins with its id, as in <!-- b1 -->');
    if (ids.has(id)) fail(first, `the id ${id} is used twice`);
    ids.add(id);
    blocks.push(toBlock(id, first, body, fail));
  }
  if (blocks.length === 0) fail({ text: '', number: 1 }, 'the lesson has no block');
  return blocks;
}

/** Blank lines part chunks, except between a `:::` that opens and the one that closes. */
function chunksOf(lines: readonly SourceLine[], fail: Fail): SourceLine[][] {
  const chunks: SourceLine[][] = [[]];
  let fence: SourceLine | undefined;
  for (const line of lines) {
    if (line.text === '' && !fence) chunks.push([]);
    else chunks.at(-1)?.push(line);
    fence = fenceAfter(line, fence, fail);
  }
  if (fence) fail(fence, `"${fence.text}" is never closed`);
  return chunks.filter((chunk) => chunk.length > 0);
}

/** The `:::` that is open after a line, if any. */
function fenceAfter(line: SourceLine, open: SourceLine | undefined, fail: Fail): SourceLine | undefined {
  if (!line.text.startsWith(':::')) return open;
  if (line.text === ':::') return open ? undefined : fail(line, '":::" closes nothing');
  return open ? fail(line, 'a ":::" inside a ":::"') : line;
}

function toBlock(id: string, idLine: SourceLine, body: readonly SourceLine[], fail: Fail): Block {
  const first = body[0] ?? fail(idLine, `the block ${id} is empty`);
  if (first.text.startsWith(':::')) return toFenced(id, first, body, fail);
  const nodes = first.text.startsWith('|') ? [parseTable(body, fail)] : parseBlocks(body, fail);
  const [node, extra] = nodes;
  if (!node || extra) return fail(first, `the block ${id} is more than one block: part it with a blank line`);
  return { id, kind: kindOf(node), doc: { type: 'doc', content: nodes } };
}

function toFenced(id: string, first: SourceLine, body: readonly SourceLine[], fail: Fail): Block {
  const [, named, tone, title] = FENCE.exec(first.text) ?? fail(first, `unknown block "${first.text}"`);
  const inner = insideOf(id, first, body, fail);
  if (named === 'check') return toCheckBlock(id, first, inner, fail);
  const doc: RichText = { type: 'doc', content: parseBlocks(inner, fail) };
  if (named === 'steps') expectSteps(first, doc, fail);
  if (named) return { id, kind: named as 'task' | 'steps', doc };
  return tone
    ? { id, kind: 'callout', tone: tone as CalloutTone, doc }
    : { id, kind: 'reveal', title: plain(first, title ?? '', fail), doc };
}

function insideOf(id: string, first: SourceLine, body: readonly SourceLine[], fail: Fail): SourceLine[] {
  const last = body.at(-1);
  if (last?.text !== ':::') fail(last ?? first, 'nothing may follow the closing ":::" in its block');
  const inner = body.slice(1, -1);
  if (inner.every((line) => line.text === '')) fail(first, `the block ${id} is empty`);
  return inner;
}

function expectSteps(fence: SourceLine, { content }: RichText, fail: Fail): void {
  if (content.length !== 1 || content[0]?.type !== 'orderedList') fail(fence, 'steps are one numbered list');
}

function toCheckBlock(id: string, first: SourceLine, inner: readonly SourceLine[], fail: Fail): Block {
  const check = toCheck(first, inner, fail);
  return {
    id,
    kind: 'check',
    doc: { type: 'doc', content: [{ type: 'paragraph', content: parseInline(check.question) }] },
    check,
  };
}

function toCheck(fence: SourceLine, inner: readonly SourceLine[], fail: Fail): Check {
  const [questionLine, ...rest] = inner.filter((line) => line.text !== '');
  const question = plain(questionLine ?? fence, questionLine?.text ?? '', fail);
  const last = rest.at(-1);
  if (!last?.text.startsWith('=> ')) return fail(fence, 'a check needs an explanation ("=> …") as its last line');
  const options = rest.slice(0, -1).map((line) => toOption(line, fail));
  if (options.length < 2) fail(fence, 'a check needs two options or more');
  if (!options.some((option) => option.correct)) fail(fence, 'a check needs a right option');
  if (options.every((option) => option.correct)) fail(fence, 'a check needs a wrong option');
  return { question, options, explanation: plain(last, last.text.slice(3), fail) };
}

function toOption(line: SourceLine, fail: Fail): CheckOption {
  const option = OPTION.exec(line.text);
  if (!option?.[2]) return fail(line, 'an option of a check is "- [ ] wrong" or "- [x] right"');
  return { text: plain(line, option[2], fail), correct: option[1] === 'x' };
}

/** The texts of a check are shown in labels and announced, so they carry no markup. */
function plain(line: SourceLine, text: string, fail: Fail): string {
  if (/^- \[|^=>/.test(text)) fail(line, 'the first line of a check is its question');
  if (/[*<>`]|\]\(/.test(text)) fail(line, 'the texts of a check and titles are plain text');
  return text;
}

function kindOf(node: RichNode): BlockKind {
  if (node.type === 'heading') return 'heading';
  if (node.type === 'blockquote') return 'quote';
  if (node.type === 'table') return 'table';
  return node.type === 'paragraph' ? 'text' : 'list';
}

/** Every word people read in a block, without the targets of links; used to measure and compare lessons. */
export function blockText(block: Block): string {
  if (!block.check) return [...(block.title ? [block.title] : []), ...block.doc.content.map(nodeText)].join('\n');
  const { question, options, explanation } = block.check;
  return [question, ...options.map((option) => option.text), explanation].join('\n');
}

function nodeText(node: RichNode): string {
  if (node.type === 'text') return node.text;
  const parts = node.content.map(nodeText);
  return parts.join(node.type === 'paragraph' || node.type === 'heading' ? '' : '\n');
}
