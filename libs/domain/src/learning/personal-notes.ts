/** The longest note, in characters as JavaScript counts them. */
export const NOTE_MAX = 4_000;
/** How many texts of the same revision are kept side by side; far more devices than anybody writes on at once. */
export const NOTE_TEXTS_MAX = 5;

/**
 * A private note as it stands: the texts of its highest revision. Usually one; two when two devices wrote without
 * knowing of each other, and then both stay until their person has seen both and writes the next revision. '' is a note
 * that was taken away.
 */
export interface NoteState {
  readonly rev: number;
  readonly texts: readonly string[];
}

/** A bookmark as it stands. */
export interface BookmarkState {
  readonly rev: number;
  readonly isSet: boolean;
}

export const NO_NOTE: NoteState = { rev: 0, texts: [] };
export const NO_BOOKMARK: BookmarkState = { rev: 0, isSet: false };

/**
 * What two states of one note come to: the higher revision; at the same one the texts of both, sorted by code units, at
 * most `NOTE_TEXTS_MAX`. Associative, commutative and idempotent: saves may come in any order and any number of times.
 */
export function joinNotes(one: NoteState, other: NoteState): NoteState {
  if (one.rev !== other.rev) return one.rev > other.rev ? one : other;
  const texts = [...new Set([...one.texts, ...other.texts])].sort((a, b) => (a < b ? -1 : 1));
  return { rev: one.rev, texts: texts.slice(0, NOTE_TEXTS_MAX) };
}

/** The same for a bookmark; at the same revision, set wins: taking it off again is one press, finding the place is not. */
export function joinBookmarks(one: BookmarkState, other: BookmarkState): BookmarkState {
  if (one.rev !== other.rev) return one.rev > other.rev ? one : other;
  return { rev: one.rev, isSet: one.isSet || other.isSet };
}

const PARTED = '\n\n';

/** A note as one text: those of several devices below each other, what another one already holds left out. */
export function noteText({ texts }: NoteState): string {
  const parts = texts.filter((text, at) => !texts.some((other, index) => index !== at && other.includes(text)));
  return parts.join(PARTED);
}

/**
 * My text when the server's note went on without it: both, mine last, unless one holds the other. Null when that would
 * be longer than a note may be; then mine must be kept aside and its person decides.
 */
export function mergeNote(theirs: string, mine: string): string | null {
  if (theirs.includes(mine)) return theirs;
  if (mine.includes(theirs)) return mine;
  const both = theirs + PARTED + mine;
  return both.length > NOTE_MAX ? null : both;
}
