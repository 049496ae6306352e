import type { LocalizedText } from '@edukom/domain';
import { z } from 'zod';
import { contentLocale, localizedRichText, localizedText, type RichTextNode, uuid } from '../core/codecs.js';

/**
 * Blocks whose content is one rich text and nothing else; `task` is a call-out with something to do at work, `steps` a
 * procedure to follow by hand.
 */
export const RICH_BLOCK_KINDS = ['heading', 'text', 'list', 'quote', 'task', 'steps'] as const;
export type RichBlockKind = (typeof RICH_BLOCK_KINDS)[number];

export const CALLOUT_TONES = ['tip', 'warning', 'law'] as const;

/** Names a block for good, in every language and version of its lesson; also its id on the page. */
export const blockAnchor = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** A check-yourself: practice with feedback in place, never counted. All texts are plain. */
export const checkYourself = z.object({
  question: localizedText,
  /** `id` keeps an option the same one while its texts are edited; older lessons have none. */
  /** Two or more, one of them right: publishing asks for that, a draft may still lack it. */
  options: z.array(z.object({ id: z.string().max(40).optional(), text: localizedText, isRight: z.boolean() })),
  explanation: localizedText,
});
export type CheckYourself = z.output<typeof checkYourself>;

/** The stored body of a block that is rich text alone. */
export const richBody = z.object({ rich: localizedRichText });

/** Hosts whose players may be embedded, each by its `https` address; nothing loads before a click. */
export const EMBED_HOSTS = ['www.youtube-nocookie.com', 'player.vimeo.com', 'www.openstreetmap.org'] as const;
const isEmbeddable = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && (EMBED_HOSTS as readonly string[]).includes(hostname);
};
export const embedUrl = z
  .url()
  .max(500)
  .refine((address) => isEmbeddable(address));

/**
 * A picture. `mediaId` is null as long as none was chosen; `alt` says what is to be seen to those who do not see it and
 * may be left out only of a decorative one.
 */
const imageBody = z.object({
  mediaId: uuid.nullable(),
  isDecorative: z.boolean(),
  alt: localizedText.nullable(),
  caption: localizedText.nullable(),
});
/** A film from our own files, or an embedded player; `captions` are WebVTT files by language. */
const videoBody = z.object({
  mediaId: uuid.nullable(),
  url: embedUrl.nullable(),
  captions: z.partialRecord(contentLocale, uuid),
  title: localizedText,
  transcript: localizedRichText.nullable(),
});

/** One block of a lesson with its texts in every language: a change of language needs no request. */
export const lessonBlock = z.discriminatedUnion('kind', [
  z.object({ anchor: blockAnchor, kind: z.enum(RICH_BLOCK_KINDS), body: richBody }),
  z.object({
    anchor: blockAnchor,
    kind: z.literal('callout'),
    body: z.object({ tone: z.enum(CALLOUT_TONES), rich: localizedRichText }),
  }),
  z.object({
    anchor: blockAnchor,
    kind: z.literal('reveal'),
    body: z.object({ title: localizedText, rich: localizedRichText }),
  }),
  z.object({
    anchor: blockAnchor,
    kind: z.literal('table'),
    body: z.object({ caption: localizedText.nullable(), rich: localizedRichText }),
  }),
  z.object({
    anchor: blockAnchor,
    kind: z.literal('code'),
    body: z.object({ code: z.string().max(20_000), caption: localizedText.nullable() }),
  }),
  z.object({ anchor: blockAnchor, kind: z.literal('image'), body: imageBody }),
  z.object({ anchor: blockAnchor, kind: z.literal('video'), body: videoBody }),
  z.object({
    anchor: blockAnchor,
    kind: z.literal('file'),
    body: z.object({ mediaId: uuid.nullable(), title: localizedText }),
  }),
  z.object({
    anchor: blockAnchor,
    kind: z.literal('embed'),
    body: z.object({ url: embedUrl.nullable(), title: localizedText }),
  }),
  z.object({ anchor: blockAnchor, kind: z.literal('check'), body: checkYourself }),
]);
export type LessonBlock = z.output<typeof lessonBlock>;
export type BlockKind = LessonBlock['kind'];

/** Where the translated texts of a block's body lie, by kind: keys joined by `/`, `*` for every item of a list. */
export const BLOCK_TEXTS: Readonly<Record<BlockKind, readonly string[]>> = {
  heading: ['rich'],
  text: ['rich'],
  list: ['rich'],
  quote: ['rich'],
  task: ['rich'],
  steps: ['rich'],
  callout: ['rich'],
  reveal: ['title', 'rich'],
  table: ['caption', 'rich'],
  code: ['caption'],
  image: ['alt', 'caption'],
  video: ['title', 'transcript'],
  file: ['title'],
  embed: ['title'],
  check: ['question', 'options/*/text', 'explanation'],
};

const OPTIONAL_TEXTS: Readonly<Partial<Record<BlockKind, readonly string[]>>> = {
  table: ['caption'],
  code: ['caption'],
  image: ['alt', 'caption'],
  video: ['transcript'],
};

/** What a text of a block holds as long as it says nothing, by its path; undefined for a text that may be left out. */
export function blankText(kind: BlockKind, path: string): string | RichTextNode | undefined {
  if (OPTIONAL_TEXTS[kind]?.includes(path)) return undefined;
  return path === 'rich' ? { type: 'doc', content: [{ type: 'paragraph' }] } : '';
}

/** Ids of the files a block shows. */
export function mediaOf(block: LessonBlock): string[] {
  if (block.kind === 'video')
    return [...(block.body.mediaId ? [block.body.mediaId] : []), ...Object.values(block.body.captions)];
  return (block.kind === 'image' || block.kind === 'file') && block.body.mediaId !== null ? [block.body.mediaId] : [];
}

/** Rich text in several languages. */
export type LocalizedRichText = LocalizedText<RichTextNode>;
