import { CONTENT_LOCALES, INTERFACE_LOCALES } from '@edukom/domain';
import { z } from 'zod';

/** A moment: ISO 8601 in UTC on the wire, a Date in code. */
export const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});
/** A day of the calendar, `YYYY-MM-DD`, without zone. */
export const localDate = z.iso.date();
/** A wall time, `HH:MM`. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const uuid = z.uuid();
export const interfaceLocale = z.enum(INTERFACE_LOCALES);
export const contentLocale = z.enum(CONTENT_LOCALES);

const translated = <T extends z.ZodType>(value: T) =>
  z.object({
    source: contentLocale,
    rev: z.int().min(1),
    texts: z.partialRecord(contentLocale, z.object({ v: value, from: z.int().optional(), latn: value.optional() })),
  });

/** Translated plain text; see `LocalizedText` of the domain. */
export const localizedText = translated(z.string());

const mark = z.object({ type: z.enum(['bold', 'italic', 'link']), attrs: z.object({ href: z.string() }).optional() });

/** Every node a rich text may hold; what is pasted is reduced to these. A table has no merged cells: readers hear it row by row. */
export const RICH_TEXT_NODES = [
  'doc',
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'text',
  'hardBreak',
] as const;
export interface RichTextNode {
  type: (typeof RICH_TEXT_NODES)[number];
  attrs?: { level?: number | undefined } | undefined;
  text?: string | undefined;
  marks?: z.output<typeof mark>[] | undefined;
  content?: RichTextNode[] | undefined;
}
/** Rich text in the shape of a ProseMirror document: the nodes a lesson may hold and no other. */
export const richText: z.ZodType<RichTextNode, RichTextNode> = z.lazy(() =>
  z.object({
    type: z.enum(RICH_TEXT_NODES),
    attrs: z.object({ level: z.int().min(1).max(6).optional() }).optional(),
    text: z.string().optional(),
    marks: z.array(mark).optional(),
    content: z.array(richText).optional(),
  }),
);
export const localizedRichText = translated(richText);

/** Text in the reader's language, as read on the server: what is shown, its BCP 47 tag, and whether it is a stand-in. */
export const shownText = z.object({ value: z.string(), lang: z.string(), fallback: z.boolean() });
export const shownRichText = z.object({ value: richText, lang: z.string(), fallback: z.boolean() });
export type ShownText = z.output<typeof shownText>;

/** A share in basis points (1/10,000), an integer. */
export const basisPoints = z.int().min(0).max(10_000);
/** Points in hundredths, an integer. */
export const points = z.int().min(0);

/** One page of a list read by cursor; `next` is null on the last. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
export const pageQuery = {
  /** Holds what a list is sorted by, names among it, in base64. */
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
};
