import { NOTE_STORED_MAX } from '@edukom/domain';
import { z } from 'zod';
import type { Shelf } from '../../../shared/outbox/shelf.js';

export interface NotePlace {
  readonly enrolmentId: string;
  readonly activityId: string;
  readonly anchor: string;
}

const keptText = z.object({
  /** The revisions that were shown where this was typed: it goes on from them. */
  seen: z.array(z.string()),
  /** What was given to the network and not acknowledged: it goes again, as it was, until it is. */
  tried: z.object({ id: z.string(), text: z.string(), replaces: z.array(z.string()) }).nullable(),
  /** What was typed since. */
  draft: z.string().max(NOTE_STORED_MAX).nullable(),
  changedAt: z.string(),
});
export type KeptText = z.output<typeof keptText>;

const keptMark = z.object({ rev: z.int(), isSet: z.boolean(), changedAt: z.string() });
export type KeptMark = z.output<typeof keptMark>;

function parsed<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export type NoteKind = 'note' | 'bookmark';

/** Unsent notes and bookmarks of one person, each under a key of its own; over reloads, and for nobody else. */
export function keptNotes(shelf: Shelf, personId: string) {
  const prefix = `edukom.notes/${personId}/`;
  const keyOf = (kind: NoteKind, place: NotePlace): string =>
    `${prefix}${kind}/${place.enrolmentId}/${place.activityId}/${place.anchor}`;
  const put = (key: string, value: object | null): void => {
    if (value) shelf.set(key, JSON.stringify(value));
    else shelf.remove(key);
  };
  return {
    text: (place: NotePlace): KeptText | null => parsed(keptText, shelf.get(keyOf('note', place))),
    mark: (place: NotePlace): KeptMark | null => parsed(keptMark, shelf.get(keyOf('bookmark', place))),
    putText: (place: NotePlace, value: KeptText | null): void => put(keyOf('note', place), value),
    putMark: (place: NotePlace, value: KeptMark | null): void => put(keyOf('bookmark', place), value),
    /** Every place with something unsent, by kind. */
    places: (kind: NoteKind): NotePlace[] =>
      shelf
        .keys()
        .filter((key) => key.startsWith(`${prefix}${kind}/`))
        .map((key) => {
          const [enrolmentId = '', activityId = '', anchor = ''] = key
            .slice(prefix.length + kind.length + 1)
            .split('/');
          return { enrolmentId, activityId, anchor };
        }),
  };
}
