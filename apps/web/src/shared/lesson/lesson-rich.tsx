import type { LocalizedRichText, RichTextNode } from '@edukom/contracts';
import type { ReactNode } from 'react';
import { RichText } from '../rich-text/rich-text.js';
import { useReading } from '../text/localized.js';

/** Lessons count their title as the first level; `RichText` begins to count below it. */
const belowTitle = (doc: RichTextNode): RichTextNode => ({
  ...doc,
  content: doc.content?.map((node) =>
    node.type === 'heading' ? { ...node, attrs: { level: Math.max(1, (node.attrs?.level ?? 2) - 1) } } : node,
  ),
});

/** A rich text of a lesson in the reader's language, marked with its own when another stands in for it. */
export function LessonRich({ text, caption }: { text: LocalizedRichText; caption?: ReactNode }) {
  const { value, locale, isFallback } = useReading().rich(text);
  return <RichText value={belowTitle(value)} caption={caption} {...(isFallback ? { lang: locale } : {})} />;
}
