/** Stands for a wildcard inside a pattern: a letter, so that folding leaves it in its place, and one that nobody types. */
const WILDCARD = '\uA66E';

/** The pattern of a variant: `*` becomes a wildcard, `\*` a star. */
export const patternOf = (variant: string): string =>
  variant.replaceAll(WILDCARD, '').replace(/\\\*|\*/gu, (sign) => (sign === '*' ? WILDCARD : '*'));

/**
 * Whether a text is what a pattern describes; a wildcard stands for any signs, also none. Each piece is looked for once,
 * as early as it can be, so the time grows with the lengths only: no pattern makes it explode.
 */
export function fitsPattern(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split(WILDCARD);
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
