import type { BlockContent, BlockKind } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { createContext, use } from 'react';
import { randomUuid } from '../../../shared/ids/random-uuid.js';
import type { LessonWriter } from '../autosave/lesson-writer.js';
import type { CaretPlace } from '../editor/caret.js';

/** The block that is being written, in one of the languages on the desk. */
export interface OpenBlock {
  readonly anchor: string;
  readonly locale: ContentLocale;
  readonly place: CaretPlace | null;
}

/** What can be done with the blocks of the lesson on the desk; the same object as long as the lesson is open. */
export interface Desk {
  readonly courseId: string;
  readonly activityId: string;
  readonly source: ContentLocale;
  readonly writer: LessonWriter;
  /** Begins to write in a block. */
  readonly enter: (anchor: string, locale: ContentLocale, place: CaretPlace | null) => void;
  /** Leaves the text; the focus goes to the handle of its block. */
  readonly leave: () => void;
  /** Goes to the block before or after; false at the end of the lesson. */
  readonly step: (anchor: string, locale: ContentLocale, by: -1 | 1) => boolean;
  readonly addAfter: (anchor: string | null, content?: BlockContent) => string;
  /** The same words as another kind, or a content that is given. */
  readonly turn: (anchor: string, into: BlockKind | BlockContent) => void;
  readonly duplicate: (anchor: string) => void;
  readonly remove: (anchor: string) => void;
  readonly move: (anchor: string, by: -1 | 1) => void;
  /** Opens the list of kinds: what a block shall become. */
  readonly choose: (anchor: string) => void;
  readonly showHistory: (anchor: string) => void;
  /** The Latin forms of a block's Serbian texts. */
  readonly showLatin: (anchor: string) => void;
  /** The next text to translate, here or in another lesson. */
  readonly nextToTranslate: (after: string) => void;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext;

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('useDesk() is for blocks of an open lesson');
  return desk;
}

export const handleId = (anchor: string): string => `handle-${anchor}`;
export const freshAnchor = (): string => `b-${randomUuid().replaceAll('-', '').slice(0, 16)}`;
