/** A rule with the selectors that can match by themselves, a group of rules, or what always stays (letters, keyframes). */
type Part =
  | { readonly kind: 'rule'; readonly selectors: readonly Selector[]; readonly body: string }
  | { readonly kind: 'group'; readonly head: string; readonly parts: readonly Part[] }
  | { readonly kind: 'fixed'; readonly text: string };

interface Selector {
  readonly text: string;
  /** Without all of them on the page it matches nothing. */
  readonly classes: readonly string[];
}

const GROUP = /^@(media|supports|layer|container)\b/;
const OPENING = '([';
const CLOSING = ')]';

/** Where a quoted string that begins at `from` ends: the place after its closing mark. */
function afterString(css: string, from: number): number {
  let at = from + 1;
  while (at < css.length && css[at] !== css[from]) at += css[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Goes through a text without what stands in quotes; `see` ends the way by saying true. */
function walk(css: string, from: number, see: (character: string, at: number) => boolean): number {
  let at = from;
  while (at < css.length) {
    const character = css.charAt(at);
    if (character === '"' || character === "'") at = afterString(css, at);
    else if (see(character, at)) return at;
    else at += 1;
  }
  return at;
}

/** Where the block that opens at `from` closes. */
function closingBrace(css: string, from: number): number {
  let depth = 0;
  return walk(css, from, (character) => {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    return depth === 0;
  });
}

/** A list of selectors by its outermost commas. */
function splitSelectors(head: string): string[] {
  const found: string[] = [];
  let [depth, begin] = [0, 0];
  walk(head, 0, (character, at) => {
    if (OPENING.includes(character)) depth += 1;
    if (CLOSING.includes(character)) depth -= 1;
    if (character === ',' && depth === 0) {
      found.push(head.slice(begin, at));
      begin = at + 1;
    }
    return false;
  });
  return [...found, head.slice(begin)].map((one) => one.trim());
}

/** A selector without the conditions in brackets: what `:not(.x)` names need not be on the page. */
function outsideBrackets(text: string): string {
  let depth = 0;
  let outside = '';
  walk(text, 0, (character) => {
    if (OPENING.includes(character)) depth += 1;
    if (depth === 0) outside += character;
    if (CLOSING.includes(character)) depth -= 1;
    return false;
  });
  return outside;
}

function selectorOf(text: string): Selector {
  // A name with an escape is not read here: its rule stays.
  if (text.includes('\\')) return { text, classes: [] };
  return { text, classes: [...outsideBrackets(text).matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name) };
}

function partOf(head: string, body: string): Part {
  if (GROUP.test(head)) return { kind: 'group', head, parts: parse(body) };
  if (head.startsWith('@')) return { kind: 'fixed', text: `${head}{${body}}` };
  return { kind: 'rule', selectors: splitSelectors(head).map(selectorOf), body };
}

function parse(css: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < css.length) {
    const end = walk(css, at, (character) => character === '{' || character === ';');
    const head = css.slice(at, end).trim();
    if (css[end] === '{') {
      const close = closingBrace(css, end);
      parts.push(partOf(head, css.slice(end + 1, close)));
      at = close + 1;
    } else {
      if (head !== '') parts.push({ kind: 'fixed', text: `${head};` });
      at = end + 1;
    }
  }
  return parts;
}

function write(parts: readonly Part[], has: (name: string) => boolean): string {
  return parts
    .map((part) => {
      if (part.kind === 'fixed') return part.text;
      if (part.kind === 'group') {
        const inside = write(part.parts, has);
        // An empty layer still has its place in the order of layers.
        return inside === '' && !part.head.startsWith('@layer') ? '' : `${part.head}{${inside}}`;
      }
      const used = part.selectors.filter(({ classes }) => classes.every(has));
      return used.length === 0 ? '' : `${used.map(({ text }) => text).join(',')}{${part.body}}`;
    })
    .join('');
}

/**
 * The rules of a built stylesheet that can match on a page. What is left out names a class that the page does not have;
 * order and layers stay. It is decided from the page itself, so no list of styles has to be kept.
 */
export class StyleSheet {
  readonly #parts: readonly Part[];

  /**
   * @param css as the build writes it, without comments
   * @param scripted words of the script that changes these pages: the classes it may add
   */
  constructor(
    css: string,
    private readonly scripted: ReadonlySet<string> = new Set(),
  ) {
    if (/<\/style/i.test(css)) throw new Error('The styles would end their own element');
    this.#parts = parse(css);
  }

  /** @param html of a page as React writes it: every class stands in a `class="…"` */
  usedBy(html: string): string {
    const names = new Set([...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, list = '']) => list.split(/\s+/)));
    return write(this.#parts, (name) => names.has(name) || this.scripted.has(name));
  }
}
