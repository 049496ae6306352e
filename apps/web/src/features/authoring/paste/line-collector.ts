import type { RichTextNode } from '@edukom/contracts';

export type Mark = NonNullable<RichTextNode['marks']>[number];

const isSameMarks = (one: readonly Mark[] = [], other: readonly Mark[] = []): boolean =>
  one.length === other.length &&
  one.every((mark, at) => mark.type === other[at]?.type && mark.attrs?.href === other[at]?.attrs?.href);

const endsOpen = (line: readonly RichTextNode[]): boolean => {
  const last = line.at(-1);
  return last === undefined || last.type === 'hardBreak' || (last.text ?? '').endsWith(' ');
};

/** Without white space and breaks at its end; nothing when no word is left. */
function trimmed(line: readonly RichTextNode[]): RichTextNode[] {
  const kept = [...line];
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    const words = last.text?.trimEnd() ?? '';
    if (words === last.text) break;
    kept.pop();
    if (words === '') continue;
    kept.push({ ...last, text: words });
    break;
  }
  return kept;
}

/** Gathers words into lines and lines into blocks, with white space as a page would show it. */
export class LineCollector {
  readonly blocks: RichTextNode[] = [];
  #line: RichTextNode[] = [];

  constructor(private readonly wrap: (line: RichTextNode[]) => RichTextNode) {}

  add(words: string, marks: readonly Mark[]): void {
    const plain = words.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ');
    const text = endsOpen(this.#line) ? plain.trimStart() : plain;
    if (text === '') return;
    const last = this.#line.at(-1);
    if (last?.type === 'text' && isSameMarks(last.marks, marks))
      this.#line[this.#line.length - 1] = { ...last, text: (last.text ?? '') + text };
    else this.#line.push({ type: 'text', text, ...(marks.length > 0 ? { marks: [...marks] } : {}) });
  }

  /** A line break; two of them begin a new paragraph, as people mean it. */
  break(): void {
    if (this.#line.at(-1)?.type === 'hardBreak') this.end();
    else if (this.#line.length > 0) this.#line.push({ type: 'hardBreak' });
  }

  end(): void {
    const line = trimmed(this.#line);
    this.#line = [];
    if (line.length > 0) this.blocks.push(this.wrap(line));
  }

  put(...blocks: readonly RichTextNode[]): void {
    this.end();
    this.blocks.push(...blocks);
  }
}
