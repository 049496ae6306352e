import type { BlockContent, BlockKind, LessonBlock, RichBlockKind, RichTextNode } from '@edukom/contracts';
import type { ContentLocale, LocalizedText } from '@edukom/domain';
import { countWords, doc, heading, isBlank, paragraph, wordsOf } from './rich-nodes.js';

type Text<T> = LocalizedText<T> | null;
const read = <T>(text: Text<T>, locale: ContentLocale): T | null => text?.texts[locale]?.v ?? null;

/** Older options carry no id: their place names them, as on the server. */
export const optionId = (option: { readonly id?: string | undefined }, at: number): string => option.id ?? String(at);

type RichBlock = Extract<LessonBlock, { kind: RichBlockKind }>;
type Of<Kind extends BlockKind> = Kind extends RichBlockKind ? RichBlock : Extract<LessonBlock, { kind: Kind }>;
type Views = { readonly [Kind in BlockKind]: (block: Of<Kind>, locale: ContentLocale) => BlockContent };
const rich = ({ kind, body }: RichBlock, locale: ContentLocale): BlockContent => ({
  kind,
  rich: read(body.rich, locale),
});

const VIEWS: Views = {
  heading: rich,
  text: rich,
  list: rich,
  quote: rich,
  task: rich,
  steps: rich,
  callout: ({ kind, body }, locale) => ({ kind, tone: body.tone, rich: read(body.rich, locale) }),
  reveal: ({ kind, body }, locale) => ({ kind, title: read(body.title, locale), rich: read(body.rich, locale) }),
  table: ({ kind, body }, locale) => ({ kind, caption: read(body.caption, locale), rich: read(body.rich, locale) }),
  code: ({ kind, body }, locale) => ({ kind, code: body.code, caption: read(body.caption, locale) }),
  image: ({ kind, body }, locale) => ({
    kind,
    mediaId: body.mediaId,
    isDecorative: body.isDecorative,
    alt: read(body.alt, locale),
    caption: read(body.caption, locale),
  }),
  video: ({ kind, body }, locale) => ({
    kind,
    mediaId: body.mediaId,
    url: body.url,
    captions: body.captions,
    title: read(body.title, locale),
    transcript: read(body.transcript, locale),
  }),
  file: ({ kind, body }, locale) => ({ kind, mediaId: body.mediaId, title: read(body.title, locale) }),
  embed: ({ kind, body }, locale) => ({ kind, url: body.url, title: read(body.title, locale) }),
  check: ({ kind, body }, locale) => ({
    kind,
    question: read(body.question, locale),
    options: body.options.map((option, at) => ({
      id: optionId(option, at),
      text: read(option.text, locale),
      isRight: option.isRight,
    })),
    explanation: read(body.explanation, locale),
  }),
};

/** What a block says in one language: the shape in which it is written and saved. */
export function contentOf(block: LessonBlock, locale: ContentLocale): BlockContent {
  const view = VIEWS[block.kind] as (block: LessonBlock, locale: ContentLocale) => BlockContent;
  return view(block, locale);
}

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

/** A text of a content, by its place: plain, rich, or not there. */
export type PlacedText = readonly [place: string, text: string | RichTextNode | null];

/** The texts of a content by their places, as the stored body names them (`options/0/text`). */
export function textsOf(content: BlockContent): PlacedText[] {
  switch (content.kind) {
    case 'reveal':
      return [
        ['title', content.title],
        ['rich', content.rich],
      ];
    case 'table':
      return [
        ['caption', content.caption],
        ['rich', content.rich],
      ];
    case 'code':
      return [['caption', content.caption]];
    case 'image':
      return [
        ['alt', content.alt],
        ['caption', content.caption],
      ];
    case 'video':
      return [
        ['title', content.title],
        ['transcript', content.transcript],
      ];
    case 'file':
    case 'embed':
      return [['title', content.title]];
    case 'check':
      return [
        ['question', content.question],
        ...content.options.map(({ text }, at): PlacedText => [`options/${at}/text`, text]),
        ['explanation', content.explanation],
      ];
    default:
      return [['rich', content.rich]];
  }
}

/** Names under which contents hold texts. */
const TEXTS = new Set(['rich', 'title', 'caption', 'alt', 'transcript', 'question', 'text', 'explanation']);

const plainOf = (text: string | RichTextNode | null): string =>
  text === null ? '' : typeof text === 'string' ? text : wordsOf(text);

/** Everything a content says, a line for each text: for naming, counting and comparing. */
export const plainTextOf = (content: BlockContent): string =>
  textsOf(content)
    .map(([, text]) => plainOf(text))
    .filter((words) => words !== '')
    .join('\n');

export const wordCountOf = (content: BlockContent): number => countWords(plainTextOf(content));

/** A text that says nothing is no text: it is saved as missing, so that a language is not counted as written. */
export function withoutBlanks<Content extends BlockContent>(content: Content): Content {
  const isNothing = (value: unknown): boolean =>
    value === '' || (typeof value === 'object' && value !== null && 'type' in value && isBlank(value as RichTextNode));
  const entries = Object.entries(content).map(([name, value]) => {
    // A table keeps the columns somebody has laid out before the first word.
    const isKept = name === 'code' || (content.kind === 'table' && name === 'rich');
    return [name, !isKept && isNothing(value) ? null : value] as const;
  });
  return Object.fromEntries(entries) as Content;
}

function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, canonical(member)]);
}

/** Whether two values are the same whatever the order of their keys. */
export const isSameValue = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));

const textOf = (content: BlockContent): string => JSON.stringify(canonical(withoutBlanks(content)));

/** Whether two contents say the same in the same structure. */
export const isSameContent = (one: BlockContent, other: BlockContent): boolean => textOf(one) === textOf(other);

/** Whether two contents have the same structure: settings, files, options, whatever is not a text. */
export function isSameStructure(one: BlockContent, other: BlockContent): boolean {
  const bare = (content: BlockContent): string =>
    JSON.stringify(
      canonical(JSON.parse(JSON.stringify(content, (name, value: unknown) => (TEXTS.has(name) ? null : value)))),
    );
  return bare(one) === bare(other);
}

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
