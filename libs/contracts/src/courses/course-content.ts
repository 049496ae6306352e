import type { LocalizedText } from '@edukom/domain';
import { z } from 'zod';
import { localizedRichText, localizedText, type RichTextNode } from '../core/codecs.js';

/** Blocks whose content is one rich text; `task` is a call-out with something to do at work. */
export const RICH_BLOCK_KINDS = ['heading', 'text', 'list', 'quote', 'task'] as const;
export type RichBlockKind = (typeof RICH_BLOCK_KINDS)[number];

/** Names a block for good, in every language and version of its lesson; also its id on the page. */
export const blockAnchor = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** A check-yourself: practice with feedback in place, never counted. All texts are plain. */
export const checkYourself = z.object({
  question: localizedText,
  options: z.array(z.object({ text: localizedText, isRight: z.boolean() })).min(2),
  explanation: localizedText,
});
export type CheckYourself = z.output<typeof checkYourself>;

/** The stored body of a block that is not a check. */
export const richBody = z.object({ rich: localizedRichText });

/** One block of a lesson with its texts in every language: a change of language needs no request. */
export const lessonBlock = z.discriminatedUnion('kind', [
  z.object({ anchor: blockAnchor, kind: z.enum(RICH_BLOCK_KINDS), body: richBody }),
  z.object({ anchor: blockAnchor, kind: z.literal('check'), body: checkYourself }),
]);
export type LessonBlock = z.output<typeof lessonBlock>;

/** Rich text in several languages. */
export type LocalizedRichText = LocalizedText<RichTextNode>;
