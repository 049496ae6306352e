import { type NoteChange, NOTES_BATCH, type SavedNote } from '@edukom/contracts';
import { type BookmarkState, mergeNote, type NoteRevision, noteText, type NoteText } from '@edukom/domain';
import { timedUuid } from '../../../shared/ids/random-uuid.js';
import { SendLoop, type SendOptions, type SendOutcome, trySend } from '../../../shared/outbox/send-loop.js';
import type { Shelf } from '../../../shared/outbox/shelf.js';
import { keptNotes, type KeptText, type NoteKind, type NotePlace } from './kept-notes.js';

export interface NotesPorts {
  readonly shelf: Shelf;
  readonly send: (
    enrolmentId: string,
    changes: readonly NoteChange[],
    options: SendOptions,
  ) => Promise<{ readonly notes: readonly SavedNote[] }>;
  /** Told what the server has after it took something. */
  readonly onSent: (enrolmentId: string) => void;
}

const keyOf = (kind: NoteKind, { enrolmentId, activityId, anchor }: NotePlace): string =>
  `${kind} ${enrolmentId} ${activityId} ${anchor}`;

type NoteOf<Kind extends NoteChange['kind']> = Extract<NoteChange, { kind: Kind }>;

/** What waits at one place. */
export interface WaitingNote {
  /** Null: nothing of the note waits, the server's stands. */
  readonly text: string | null;
  readonly isBookmarked: boolean | null;
}

/**
 * What is left to do for a note after the server has answered for what was tried; null: nothing. What was typed meanwhile
 * goes on from it, and takes in what other devices have written and its writer could not see.
 */
export function settleText(kept: KeptText, tried: NoteRevision, stands: readonly NoteText[]): KeptText | null {
  if (kept.draft === null) return null;
  const others = stands.filter(({ id }) => id !== tried.id);
  const both = mergeNote(noteText(others), kept.draft);
  if (both === null) return { ...kept, seen: [tried.id], tried: null };
  return { ...kept, seen: [tried.id, ...others.map(({ id }) => id)], tried: null, draft: both };
}

/**
 * Notes and bookmarks on their way to the server. What is typed is kept in the browser at every key and sent in the
 * background; without a network it waits, over reloads too. Nothing typed is dropped because another device wrote
 * meanwhile: what was tried goes again as it was until the server has answered for it, and what the server then holds
 * besides is put together with it.
 */
export class NotesOutbox {
  readonly #kept: ReturnType<typeof keptNotes>;
  readonly #ports: NotesPorts;
  readonly #refused = new Set<string>();
  readonly #standing = new Map<string, SavedNote>();
  readonly #loop = new SendLoop('notes', (options) => this.#sendAll(options));

  constructor(personId: string, ports: NotesPorts) {
    this.#ports = ports;
    this.#kept = keptNotes(ports.shelf, personId);
    if (this.waiting > 0) this.#loop.schedule();
  }

  subscribe = this.#loop.subscribe;

  get version(): number {
    return this.#loop.version;
  }

  get hasFailed(): boolean {
    return this.#loop.hasFailed;
  }

  get waiting(): number {
    return this.#kept.places('note').length + this.#kept.places('bookmark').length;
  }

  /** Another tab of this browser kept or sent something. */
  touch(): void {
    this.#loop.touch();
  }

  flush(options?: SendOptions): Promise<void> {
    return this.#loop.flush(options);
  }

  waitingAt(place: NotePlace): WaitingNote {
    const text = this.#kept.text(place);
    return {
      text: text && (text.draft ?? text.tried?.text ?? null),
      isBookmarked: this.#kept.mark(place)?.isSet ?? null,
    };
  }

  /** What the server said stands at a place, when that is newer than what was last read. */
  standsAt(place: NotePlace): SavedNote | null {
    return this.#standing.get(keyOf('note', place)) ?? null;
  }

  /** The notes of a course were read anew. */
  forgetStanding(enrolmentId: string): void {
    for (const key of this.#standing.keys()) if (key.startsWith(`note ${enrolmentId} `)) this.#standing.delete(key);
    this.#loop.touch();
  }

  /** Places of an enrolment with something unsent. */
  waitingIn(enrolmentId: string): NotePlace[] {
    return [...this.#kept.places('note'), ...this.#kept.places('bookmark')].filter(
      (place) => place.enrolmentId === enrolmentId,
    );
  }

  /** The note at a place is `text` now; '' takes it away. `shown`: what the server has there, as far as is known. */
  write(place: NotePlace, text: string, shown: readonly NoteText[]): void {
    const kept = this.#kept.text(place) ?? { seen: shown.map(({ id }) => id), tried: null };
    const changedAt = new Date().toISOString();
    this.#kept.putText(place, { seen: kept.seen, tried: kept.tried, draft: text, changedAt });
    this.#changed();
  }

  mark(place: NotePlace, isSet: boolean, stands: BookmarkState): void {
    const rev = Math.max(this.#kept.mark(place)?.rev ?? 0, stands.rev) + 1;
    this.#kept.putMark(place, { rev, isSet, changedAt: new Date().toISOString() });
    this.#changed();
  }

  #changed(): void {
    this.#loop.touch();
    this.#loop.schedule();
  }

  async #sendAll(options: SendOptions): Promise<ReadonlySet<SendOutcome>> {
    const outcomes = new Set<SendOutcome>();
    const changes = [...this.#texts(), ...this.#marks()];
    for (const enrolmentId of new Set(changes.map(([place]) => place.enrolmentId))) {
      const all = changes.filter(([place]) => place.enrolmentId === enrolmentId).map(([, change]) => change);
      for (let from = 0; from < all.length; from += NOTES_BATCH)
        outcomes.add(await this.#sendBatch(enrolmentId, all.slice(from, from + NOTES_BATCH), options));
    }
    if (changes.length > 0) this.#loop.touch();
    // Typed while the request was on its way, or put together with what another device had written.
    if (!outcomes.has('later') && !outcomes.has('signed-out') && this.#hasMore()) this.#loop.schedule();
    return outcomes;
  }

  #hasMore(): boolean {
    const texts = this.#sendable('note').some((place) => this.#kept.text(place) !== null);
    return texts || this.#sendable('bookmark').length > 0;
  }

  #sendable(kind: NoteKind): NotePlace[] {
    return this.#kept.places(kind).filter((place) => !this.#refused.has(keyOf(kind, place)));
  }

  /** The notes to send. What goes is written down before it does. */
  #texts(): [NotePlace, NoteOf<'note'>][] {
    return this.#sendable('note').flatMap((place): [NotePlace, NoteOf<'note'>][] => {
      const kept = this.#kept.text(place);
      if (!kept) return [];
      const tried = kept.tried ?? { id: timedUuid(), text: kept.draft ?? '', replaces: kept.seen };
      if (!kept.tried) this.#kept.putText(place, { ...kept, tried, draft: null });
      const { activityId, anchor } = place;
      return [[place, { kind: 'note', activityId, anchor, ...tried, changedAt: new Date(kept.changedAt) }]];
    });
  }

  #marks(): [NotePlace, NoteOf<'bookmark'>][] {
    return this.#sendable('bookmark').flatMap((place): [NotePlace, NoteOf<'bookmark'>][] => {
      const kept = this.#kept.mark(place);
      if (!kept) return [];
      const { activityId, anchor } = place;
      const { rev, isSet } = kept;
      return [[place, { kind: 'bookmark', activityId, anchor, rev, isSet, changedAt: new Date(kept.changedAt) }]];
    });
  }

  #sendBatch(enrolmentId: string, changes: NoteChange[], options: SendOptions): Promise<SendOutcome> {
    return trySend(
      () => this.#ports.send(enrolmentId, changes, options),
      ({ notes }) => {
        for (const change of changes) this.#settle(enrolmentId, change, notes);
        for (const note of notes) this.#standing.set(keyOf('note', { enrolmentId, ...note }), note);
        this.#ports.onSent(enrolmentId);
      },
      // Kept all the same: it is somebody's text. A page opened later tries it once more.
      () => changes.forEach((change) => this.#refused.add(keyOf(change.kind, { enrolmentId, ...change }))),
    );
  }

  #settle(enrolmentId: string, change: NoteChange, notes: readonly SavedNote[]): void {
    const { activityId, anchor } = change;
    const place = { enrolmentId, activityId, anchor };
    const stands = notes.find((one) => one.activityId === activityId && one.anchor === anchor);
    if (change.kind === 'bookmark') {
      const kept = this.#kept.mark(place);
      if (!stands || !kept || stands.bookmark.rev >= kept.rev) this.#kept.putMark(place, null);
      return;
    }
    const kept = this.#kept.text(place);
    // Another tab has been here meanwhile: what it left is its own to bring on.
    if (kept?.tried?.id !== change.id) return;
    this.#kept.putText(place, settleText(kept, change, stands?.texts ?? []));
  }
}
