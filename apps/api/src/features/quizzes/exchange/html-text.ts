import sanitizeHtml from 'sanitize-html';
import type { Findings } from './read-item.js';

const BLOCKS = [
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'tr',
  'table',
  'pre',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
];
/** Tags that say nothing a plain text would lose. */
const SILENT = new Set(['p', 'div', 'br', 'span', 'tbody', 'font', 'img', 'prompt', 'body', 'html']);
const MEDIA = new Set(['audio', 'video', 'object', 'embed', 'iframe', 'source', 'script', 'svg', 'math']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const DATA_URL = /^data:([\w/+.-]+);base64,([\s\S]*)$/u;

function noteImage(address: string, findings: Findings): void {
  const data = DATA_URL.exec(address);
  const name = data ? '' : decodeName(address.replace(/^@@PLUGINFILE@@\//u, ''));
  findings.lose('image', name);
  if (data)
    findings.images.push({ name, mediaType: data[1] ?? '', bytes: Math.floor(((data[2] ?? '').length * 3) / 4) });
}

/** A name in an address as people read it. */
export function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function note(tag: string, attributes: Readonly<Record<string, string>>, findings: Findings): void {
  if (tag === 'img') noteImage(attributes['src'] ?? '', findings);
  else if (MEDIA.has(tag)) findings.lose('media', tag);
  else if (!SILENT.has(tag)) findings.lose('formatting', tag);
}

/** What a tag that was let through means in plain text. */
function meaning(tag: string, attributes: string): string {
  if (tag !== 'img') return '\n';
  const alt = /alt="([^"]*)"/u.exec(attributes)?.[1] ?? '';
  return alt === '' ? '' : `[${alt}]`;
}

/**
 * The words of HTML: blocks begin lines, a picture is its description in brackets, scripts and styles are gone. What is
 * lost is noted. `keepBreaks`: line breaks of the source count, as in texts people typed without a tag.
 */
export function plainOfHtml(html: string, keepBreaks: boolean, findings: Findings): string {
  const safe = sanitizeHtml(keepBreaks ? html.replace(/\r\n?|\n/gu, '<br>') : html, {
    allowedTags: [...BLOCKS, 'img'],
    allowedAttributes: { img: ['alt'] },
    transformTags: {
      '*': (tagName, attribs) => {
        note(tagName, attribs, findings);
        return { tagName, attribs };
      },
    },
  });
  return safe
    .replace(/\s+/gu, ' ')
    .replace(/<\/?([a-z0-9]+)([^>]*)>/gu, (_whole, tag: string, attributes: string) => meaning(tag, attributes))
    .replace(/&(amp|lt|gt|quot);/gu, (_whole, name: string) => ENTITIES[name] ?? '');
}
