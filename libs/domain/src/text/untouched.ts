/**
 * Parts of a text that are not words of its language: rewriting their letters would break them.
 * Every pattern starts at a place it can find without looking back, so the cost stays linear in the text.
 */
const PATTERNS: readonly string[] = [
  '```[\\s\\S]*?```',
  '`[^`\\n]+`',
  '<(?<element>code|pre|kbd|samp|script|style)\\b[^<>]*>(?:(?!<\\k<element>)[\\s\\S])*?</\\k<element>\\s*>',
  '<!--(?:(?!<!--)[\\s\\S])*?-->',
  '</?[a-zA-Z][^<>]*>',
  '&(?:\\p{L}[\\p{L}\\p{N}]*|#[0-9]+|#[xX][0-9a-fA-F]+);',
  '\\{\\{[^{}]*\\}\\}',
  '\\{[\\p{L}\\p{N}_.]+\\}',
  '(?<![\\p{L}\\p{N}+.-])\\p{L}[\\p{L}\\p{N}+.-]*://[^\\s<>"„“”«»]+',
  '(?<![\\p{L}\\p{N}])(?:mailto:|tel:|www\\.)[^\\s<>"„“”«»]+',
  '(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+',
  '(?<![\\p{L}\\p{N}.-])[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)*\\.(?:com|org|net|gov|edu)(?![\\p{L}\\p{N}])',
];

const escapeTerm = (term: string): string => term.normalize('NFC').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A pattern that finds every part to be left alone, the protected terms (exact case, whole words) included. */
export function untouchedPattern(protectedTerms: readonly string[] = []): RegExp {
  const terms = protectedTerms.filter((term) => term !== '').sort((a, b) => b.length - a.length);
  const whole = `(?<![\\p{L}\\p{N}])(?:${terms.map(escapeTerm).join('|')})(?![\\p{L}\\p{N}])`;
  return new RegExp([...PATTERNS, ...(terms.length > 0 ? [whole] : [])].join('|'), 'gu');
}

/** Applies `rewrite` to what lies between the untouched parts; takes NFC or NFD and answers in NFC. */
export function rewriteAround(text: string, untouched: RegExp, rewrite: (words: string) => string): string {
  const composed = text.normalize('NFC');
  let done = 0;
  let result = '';
  for (const match of composed.matchAll(untouched)) {
    result += rewrite(composed.slice(done, match.index)) + match[0];
    done = match.index + match[0].length;
  }
  return (result + rewrite(composed.slice(done))).normalize('NFC');
}
