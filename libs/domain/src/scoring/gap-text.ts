import type { LocalizedText } from '../text/localized-text.js';

/** A piece of a text with gaps: words, or the place of a gap. */
export type GapTextPiece =
  { readonly kind: 'words'; readonly words: string } | { readonly kind: 'gap'; readonly id: string };

const PLACEHOLDER = /\{\{([\w-]{1,40})\}\}/gu;

/** A text with gaps as it is written, `The deadline is {{hours}} hours.`, in its pieces; no piece of words is empty. */
export function readGapText(text: string): readonly GapTextPiece[] {
  const pieces: GapTextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > at) pieces.push({ kind: 'words', words: text.slice(at, match.index) });
    pieces.push({ kind: 'gap', id: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ kind: 'words', words: text.slice(at) });
  return pieces;
}

/** Whether a text holds every gap once and no other. */
export function holdsGaps(text: string, ids: readonly string[]): boolean {
  const found = readGapText(text).flatMap((piece) => (piece.kind === 'gap' ? [piece.id] : []));
  return found.length === ids.length && new Set(found).size === found.length && found.every((id) => ids.includes(id));
}

/** @throws RangeError unless the text holds every gap once and no other: else a language would ask less than another. */
export function assertGapText(text: string, ids: readonly string[]): void {
  if (!holdsGaps(text, ids)) throw new RangeError(`the text must hold each gap once (${ids.join(', ')})`);
}

/**
 * The text without translations that do not hold its gaps: made before a gap came or went, they would ask less, or
 * something else. The source stays in any case.
 */
export const withoutMisfits = (text: LocalizedText, ids: readonly string[]): LocalizedText => ({
  ...text,
  texts: Object.fromEntries(
    Object.entries(text.texts).filter(([locale, { v }]) => locale === text.source || holdsGaps(v, ids)),
  ),
});
