import type { RichTextNode } from '@edukom/contracts';
import { toLatin } from '@edukom/domain';

type Rewrite = (text: string) => string;

const isSerbianCyrillic = (letter: string): boolean => toLatin(letter) !== letter;

/** How many letters of the original stand for one letter of the rewritten text. */
function lengthOf(letter: string, original: string, at: number): number {
  const rest = original.slice(at, at + 2);
  if (isSerbianCyrillic(letter) && rest.toLowerCase() === toLatin(letter).toLowerCase()) return rest.length;
  return 1;
}

/**
 * Where each letter of the original lies in what it was rewritten to: `of[i]` is the length of what stands for the first
 * `i` letters. A boundary within a letter that two were written as lies behind it.
 */
function offsets(original: string, rewritten: string): number[] {
  const isToCyrillic = rewritten.length < original.length || /\p{Script=Cyrillic}/u.test(rewritten);
  const of: number[] = [0];
  let [at, to] = [0, 0];
  while (at < original.length) {
    const taken = isToCyrillic ? lengthOf(rewritten.charAt(to), original, at) : 1;
    const given = isToCyrillic ? 1 : Math.max(1, toLatinLength(original, rewritten, at, to));
    for (let step = 0; step < taken; step += 1) of.push(to + given);
    at += taken;
    to += given;
  }
  return of.map((end) => Math.min(end, rewritten.length));
}

/** `Љ` is two letters in Latin, whatever their case. */
function toLatinLength(original: string, rewritten: string, at: number, to: number): number {
  const latin = toLatin(original.charAt(at));
  const found = rewritten.slice(to, to + latin.length);
  return found.toLowerCase() === latin.toLowerCase() ? latin.length : 1;
}

const isLine = (node: RichTextNode): boolean =>
  (node.content ?? []).some(({ type }) => type === 'text' || type === 'hardBreak');

/** Words between two breaks, rewritten as one: a mark that ends inside a word must not part `n` and `j`. */
function rewriteRun(run: readonly RichTextNode[], rewrite: Rewrite): RichTextNode[] {
  const original = run
    .map(({ text = '' }) => text)
    .join('')
    .normalize('NFC');
  const rewritten = rewrite(original);
  const of = offsets(original, rewritten);
  let at = 0;
  return run.flatMap((node, index) => {
    const start = of[at] ?? 0;
    at += (node.text ?? '').normalize('NFC').length;
    const end = index === run.length - 1 ? rewritten.length : (of[at] ?? rewritten.length);
    const text = rewritten.slice(start, end);
    return text === '' ? [] : [{ ...node, text }];
  });
}

function rewriteLine(nodes: readonly RichTextNode[], rewrite: Rewrite): RichTextNode[] {
  const out: RichTextNode[] = [];
  let run: RichTextNode[] = [];
  const flush = () => {
    if (run.length > 0) out.push(...rewriteRun(run, rewrite));
    run = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') run.push(node);
    else {
      flush();
      out.push(node);
    }
  }
  flush();
  return out;
}

/** Rewrites the words of a rich text in the other script of Serbian; structure, marks and addresses stay. */
export function rewriteRich(node: RichTextNode, rewrite: Rewrite): RichTextNode {
  if (!node.content) return node;
  const content = isLine(node)
    ? rewriteLine(node.content, rewrite)
    : node.content.map((child) => rewriteRich(child, rewrite));
  return { ...node, content };
}
