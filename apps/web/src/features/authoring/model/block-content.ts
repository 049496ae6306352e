import { BLOCK_TEXTS, type BlockContent, type BlockKind, type LessonBlock, type RichTextNode } from '@edukom/contracts';
import { type ContentLocale, countWords, isLeftEmpty, placesOf, plainText, viewLocalized } from '@edukom/domain';
import { canonical } from '../../../shared/writing/same-value.js';
import { doc, heading, paragraph } from '../../../shared/writing/rich-nodes.js';

/** What a block says in one language: the shape in which it is written and saved. */
export const contentOf = ({ kind, body }: LessonBlock, locale: ContentLocale): BlockContent =>
  ({ kind, ...(viewLocalized(body, BLOCK_TEXTS[kind], locale) as object) }) as BlockContent;

const item = (): RichTextNode => ({ type: 'listItem', content: [paragraph()] });
const cell = (type: 'tableHeader' | 'tableCell'): RichTextNode => ({ type, content: [paragraph()] });
const row = (type: 'tableHeader' | 'tableCell'): RichTextNode => ({
  type: 'tableRow',
  content: [cell(type), cell(type)],
});

/** The rich text a new block begins with. */
export const emptyRich = (kind: BlockKind): RichTextNode => {
  switch (kind) {
    case 'heading':
      return doc(heading(2));
    case 'list':
      return doc({ type: 'bulletList', content: [item()] });
    case 'steps':
      return doc({ type: 'orderedList', content: [item()] });
    case 'quote':
      return doc({ type: 'blockquote', content: [paragraph()] });
    case 'table':
      return doc({ type: 'table', content: [row('tableHeader'), row('tableCell'), row('tableCell')] });
    default:
      return doc(paragraph());
  }
};

const EMPTY_FORMS = {
  code: { kind: 'code', code: '', caption: null },
  image: { kind: 'image', mediaId: null, isDecorative: false, alt: null, caption: null },
  video: { kind: 'video', mediaId: null, url: null, captions: {}, title: null, transcript: null },
  file: { kind: 'file', mediaId: null, title: null },
  embed: { kind: 'embed', url: null, title: null },
} as const satisfies Partial<Record<BlockKind, BlockContent>>;

/** A new block of a kind, with nothing said in it yet. */
export function emptyContent(kind: BlockKind): BlockContent {
  switch (kind) {
    case 'callout':
      return { kind, tone: 'tip', rich: emptyRich(kind) };
    case 'reveal':
      return { kind, title: null, rich: emptyRich(kind) };
    case 'table':
      return { kind, caption: null, rich: emptyRich(kind) };
    case 'check':
      return {
        kind,
        question: null,
        options: ['a', 'b'].map((id) => ({ id, text: null, isRight: id === 'a' })),
        explanation: null,
      };
    case 'code':
    case 'image':
    case 'video':
    case 'file':
    case 'embed':
      return EMPTY_FORMS[kind];
    default:
      return { kind, rich: emptyRich(kind) };
  }
}

/** A text of a content with its place, as the server names it: `rich`, `options/<id>/text`. */
export interface PlacedText {
  readonly place: string;
  readonly text: string | RichTextNode | null;
}

const partAt = (value: unknown, key: string): unknown => {
  if (Array.isArray(value)) return value.find((item: { readonly id?: unknown }) => item.id === key);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
};

/** The texts of a content in their order. */
export function textsOf({ kind, ...view }: BlockContent): PlacedText[] {
  return placesOf(view, BLOCK_TEXTS[kind]).map((place) => {
    const text = place.split('/').reduce<unknown>(partAt, view);
    return { place, text: (text ?? null) as PlacedText['text'] };
  });
}

/** Names under which contents hold texts. */
const TEXTS = new Set(['rich', 'title', 'caption', 'alt', 'transcript', 'question', 'text', 'explanation']);

/** Everything a content says, a line for each text: for naming, counting and comparing. */
export const plainTextOf = (content: BlockContent): string =>
  textsOf(content)
    .map(({ text }) =>
      plainText(text)
        .replace(/\n{2,}/g, '\n')
        .trim(),
    )
    .filter((words) => words !== '')
    .join('\n');

export const wordCountOf = (content: BlockContent): number => countWords(plainTextOf(content));

/** A text that says nothing is no text: it is saved as missing, so that a language is not counted as written. */
export function withoutBlanks<Content extends BlockContent>(content: Content): Content {
  const entries = Object.entries(content).map(([name, value]) => {
    return [name, TEXTS.has(name) && isLeftEmpty(value) ? null : value] as const;
  });
  return Object.fromEntries(entries) as Content;
}

const textOf = (content: BlockContent): string => JSON.stringify(canonical(withoutBlanks(content)));

/** Whether two contents say the same in the same structure. */
export const isSameContent = (one: BlockContent, other: BlockContent): boolean => textOf(one) === textOf(other);

/** The structure of one content with the texts of another: a change of files or options that is not saved yet holds in every language. */
export function inLanguageOf(structure: BlockContent, texts: BlockContent): BlockContent {
  if (structure.kind !== texts.kind) return texts;
  if (structure.kind !== 'check' || texts.kind !== 'check') {
    const words = Object.entries(texts).filter(([name]) => TEXTS.has(name));
    return { ...structure, ...Object.fromEntries(words) } as BlockContent;
  }
  const said = new Map(texts.options.map((option) => [option.id, option.text]));
  return {
    ...structure,
    question: texts.question,
    explanation: texts.explanation,
    options: structure.options.map((option) => ({ ...option, text: said.get(option.id) ?? null })),
  };
}

const FORMS: ReadonlySet<BlockKind> = new Set<BlockKind>(['image', 'video', 'file', 'embed', 'check', 'code', 'table']);

/** A block of text without a word in it. A form is chosen on purpose and counts as begun. */
export const isUnwrittenText = (content: BlockContent): boolean =>
  !FORMS.has(content.kind) && plainTextOf(content).trim() === '';

const withoutWords = (node: RichTextNode): RichTextNode => ({
  type: node.type,
  ...(node.attrs ? { attrs: node.attrs } : {}),
  ...(node.content
    ? { content: node.content.filter(({ type }) => type !== 'text' && type !== 'hardBreak').map(withoutWords) }
    : {}),
});

const SHAPED: ReadonlySet<BlockKind> = new Set<BlockKind>(['table', 'list', 'steps', 'heading']);

/** Where a translation of a rich text begins: the source's rows, lines and level, waiting for their words. */
export function emptyTranslation(source: BlockContent): RichTextNode {
  const value = 'rich' in source ? source.rich : null;
  return value && SHAPED.has(source.kind) ? withoutWords(value) : emptyRich(source.kind);
}
