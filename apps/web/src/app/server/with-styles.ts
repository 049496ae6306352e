import { clientStyles } from '../client-assets.js';
import { StyleSheet } from './style-sheet.js';

const sheet = new StyleSheet(clientStyles.css, new Set(clientStyles.scripted));

/**
 * Puts the styles that a page can use into its head: over a slow line a file of its own would hold back the first paint
 * by a whole way there and back. `styles` is the exact text, whose hash the page's policy names.
 */
export function withStyles(html: string): { readonly html: string; readonly styles: string } {
  const styles = sheet.usedBy(html);
  // What people wrote is escaped: the first end of a head is the head's.
  const end = html.indexOf('</head>');
  return { html: `${html.slice(0, end)}<style>${styles}</style>${html.slice(end)}`, styles };
}
