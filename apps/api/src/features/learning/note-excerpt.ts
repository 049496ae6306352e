import type { LessonBlock, RichTextNode } from '@edukom/contracts';
import type { LocalizedText } from '@edukom/domain';

const LENGTH = 140;

const wordsOf = (node: RichTextNode): string =>
  node.text ?? (node.content ?? []).map(wordsOf).join(node.type === 'paragraph' || node.type === 'heading' ? '' : ' ');

/** The beginning of a text, cut between words. */
function beginningOf(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  if (flat.length <= LENGTH) return flat;
  const cut = flat.slice(0, LENGTH + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LENGTH / 2)).trimEnd()}…`;
}

function mapTexts<T>({ source, rev, texts }: LocalizedText<T>, words: (value: T) => string): LocalizedText {
  const entries = Object.entries(texts).map(([locale, { v, latn, ...rest }]) => [
    locale,
    { ...rest, v: beginningOf(words(v)), ...(latn === undefined ? {} : { latn: beginningOf(words(latn)) }) },
  ]);
  return { source, rev, texts: Object.fromEntries(entries) as LocalizedText['texts'] };
}

/** The text by which the reader of a block knows it again, when it is not the block's rich text. */
function nameOf(body: LessonBlock['body']): LocalizedText | null {
  if ('question' in body) return body.question;
  if ('title' in body) return body.title;
  if ('alt' in body) return body.caption ?? body.alt;
  return 'caption' in body ? body.caption : null;
}

/** How a block begins, in every language it has: so that a list of notes tells what each is about. */
export function excerptOf(body: LessonBlock['body'] | null): LocalizedText | null {
  if (body === null) return null;
  const name = nameOf(body);
  if (name) return mapTexts(name, (text) => text);
  return 'rich' in body ? mapTexts(body.rich, wordsOf) : null;
}
