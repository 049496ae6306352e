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

/** @throws RangeError unless the text holds every gap once and no other: else a language would ask less than another. */
export function assertGapText(text: string, ids: readonly string[]): void {
  const found = readGapText(text).flatMap((piece) => (piece.kind === 'gap' ? [piece.id] : []));
  if (found.length !== ids.length || new Set(found).size !== found.length || !found.every((id) => ids.includes(id))) {
    throw new RangeError(`the text must hold each gap once (${ids.join(', ')}), not: ${found.join(', ')}`);
  }
}
