const MAX_OCTETS = 75;
const encoder = new TextEncoder();

/**
 * A TEXT value: backslash, semicolon and comma escaped, line ends of any kind as `\n`; other control characters, which the
 * format does not know, are left out. Source: RFC 5545, 3.3.11.
 */
export const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', String.raw`\;`)
    .replaceAll(',', String.raw`\,`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
    .replaceAll(/\p{Cc}/gu, (control) => (control === '\t' ? control : ''));

/**
 * A parameter value between quotes. A quote in it cannot be written and becomes an apostrophe; control characters go.
 * Source: RFC 5545, 3.2.
 */
export const quotedParameter = (text: string): string => `"${text.replaceAll('"', "'").replaceAll(/\p{Cc}/gu, ' ')}"`;

/**
 * One content line, folded: no physical line is longer than 75 octets (not characters: a Cyrillic letter is two), and no
 * character is cut in two. Ends with CRLF. Source: RFC 5545, 3.1.
 */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MAX_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return `${[...lines, current].join('\r\n')}\r\n`;
}
