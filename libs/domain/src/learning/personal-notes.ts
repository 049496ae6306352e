/** The longest note somebody may type, in characters as JavaScript counts them. */
export const NOTE_MAX = 4_000;
/** The longest that is stored: notes of several devices put together may be longer than one may be typed. */
export const NOTE_STORED_MAX = 5 * NOTE_MAX;
/** How many texts are kept side by side, and how many revisions are remembered as replaced; the newest ones. */
export const NOTE_TEXTS_MAX = 5;
export const NOTE_REPLACED_MAX = 200;

/** One text of a note. Its id begins with the time it was written, so that ids sort by it. */
export interface NoteText {
  readonly id: string;
  readonly text: string;
}

/**
 * A private note as it stands: usually one text; more when several devices wrote without knowing of each other, and then
 * all stay until somebody who has seen them writes the next one. `replaced` are revisions that somebody has seen and gone
 * on from: they never come back, however late they arrive.
 */
export interface NoteState {
  readonly texts: readonly NoteText[];
  readonly replaced: readonly string[];
}

/** A revision that a device made; '' takes the note away. `replaces` are the revisions its writer had before them. */
export interface NoteRevision extends NoteText {
  readonly replaces: readonly string[];
}

/** A bookmark as it stands. */
export interface BookmarkState {
  readonly rev: number;
  readonly isSet: boolean;
}

export const NO_NOTE: NoteState = { texts: [], replaced: [] };
export const NO_BOOKMARK: BookmarkState = { rev: 0, isSet: false };

const byId = (one: NoteText, other: NoteText): number => (one.id < other.id ? -1 : 1);

/**
 * A note after one more revision. The result depends on the set of revisions alone: they may come in any order and any
 * number of times (as long as no more than the stated numbers are kept), and a text goes only when somebody who had it
 * before them replaced it. Source: multi-value registers, Shapiro et al., *A comprehensive study of convergent and
 * commutative replicated data types*, 2011, §3.2.2.
 */
export function addRevision(state: NoteState, { id, text, replaces }: NoteRevision): NoteState {
  const replaced = new Set([...state.replaced, ...replaces]);
  const known = text === '' || state.texts.some((one) => one.id === id) ? [] : [{ id, text }];
  const texts = [...state.texts, ...known].filter((one) => !replaced.has(one.id)).sort(byId);
  return { texts: texts.slice(-NOTE_TEXTS_MAX), replaced: [...replaced].sort().slice(-NOTE_REPLACED_MAX) };
}

/** What two states of one bookmark come to; at the same revision set wins: taking it off again is one press, finding the place is not. */
export function joinBookmarks(one: BookmarkState, other: BookmarkState): BookmarkState {
  if (one.rev !== other.rev) return one.rev > other.rev ? one : other;
  return { rev: one.rev, isSet: one.isSet || other.isSet };
}

const PARTED = '\n\n';

/** A note as one text: those of several devices below each other, what another one already holds left out. */
export function noteText(texts: readonly NoteText[]): string {
  const words = [...new Set(texts.map(({ text }) => text))];
  return words.filter((text) => !words.some((other) => other !== text && other.includes(text))).join(PARTED);
}

/**
 * My text where others stand that I had not seen: both, mine last, unless one holds the other. Null when that would be
 * longer than is stored: then they stay side by side.
 */
export function mergeNote(others: string, mine: string): string | null {
  if (others.includes(mine)) return others;
  if (mine.includes(others)) return mine;
  const both = others + PARTED + mine;
  return both.length > NOTE_STORED_MAX ? null : both;
}
