import type { RichTextNode } from '@edukom/contracts';
import { cleanDocument, cleanText } from './clean-html.js';

/** Longer than a book; beyond it only the plain words are read. */
const LONGEST = 3_000_000;

interface HtmlPolicy {
  createHTML(html: string): unknown;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): HtmlPolicy;
}
/** The page's policy also watches over documents that are never shown: a sheet of styles in one would be a breach. */
const STYLES = /<style\b[\s\S]*?(?:<\/style\s*>|$)/gi;

let policy: HtmlPolicy | undefined;

/**
 * The browser's own parser on a document that is never shown: nothing in it runs and nothing is loaded. Its policy of
 * Trusted Types is named in the Content-Security-Policy and serves this alone.
 */
function parse(html: string): Document {
  const factory = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= factory?.createPolicy('edukom-paste', { createHTML: (text) => text });
  const bare = html.replace(STYLES, '');
  const trusted = policy ? policy.createHTML(bare) : bare;
  return new DOMParser().parseFromString(trusted as string, 'text/html');
}

/** What a clipboard or a drop holds, cleaned; an empty list when there is nothing of use in it. */
export function readClipboard(data: Pick<DataTransfer, 'getData'>): RichTextNode[] {
  const html = data.getData('text/html');
  const cleaned = html !== '' && html.length <= LONGEST ? cleanDocument(parse(html)) : [];
  return cleaned.length > 0 ? cleaned : cleanText(data.getData('text/plain').slice(0, LONGEST));
}
