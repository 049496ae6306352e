import type { BlockContent, BlockKind } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { LessonWriter } from '../autosave/lesson-writer.js';
import { shownContent } from '../autosave/written-block.js';
import type { CaretPlace } from '../editor/caret.js';
import { emptyContent, plainTextOf } from '../model/block-content.js';
import { turnInto } from '../model/turn-into.js';
import { type Desk, freshAnchor, handleId, type OpenBlock } from './desk.js';

export interface DeskUse {
  readonly courseId: string;
  readonly activityId: string;
  readonly source: ContentLocale;
  readonly writer: LessonWriter;
  readonly onRemoved: (anchor: string, content: BlockContent) => void;
  readonly onHistory: (anchor: string) => void;
  readonly onLatin: (anchor: string) => void;
  readonly onNextToTranslate: (after: string) => void;
  readonly onMoved: (anchor: string) => void;
}

export interface DeskState {
  readonly desk: Desk;
  readonly open: OpenBlock | null;
  /** The block whose kind is being chosen. */
  readonly choosing: string | null;
  readonly stopChoosing: () => void;
}

const moved = (order: readonly string[], anchor: string, by: -1 | 1): string[] | null => {
  const at = order.indexOf(anchor);
  const to = at + by;
  if (at < 0 || to < 0 || to >= order.length) return null;
  const next = order.filter((one) => one !== anchor);
  next.splice(to, 0, anchor);
  return next;
};

/** The lesson on the desk: which block is open, and what is done with the blocks. */
export function useDeskState(use: DeskUse): DeskState {
  const { writer, source } = use;
  const [open, setOpen] = useState<OpenBlock | null>(null);
  const [choosing, setChoosing] = useState<string | null>(null);
  const latest = useRef(use);
  useEffect(() => {
    latest.current = use;
  });
  const { courseId, activityId } = use;
  const desk = useMemo(() => {
    const told: Told = {
      setOpen,
      setChoosing,
      onRemoved: (anchor, content) => latest.current.onRemoved(anchor, content),
      onHistory: (anchor) => latest.current.onHistory(anchor),
      onLatin: (anchor) => latest.current.onLatin(anchor),
      onNext: (after) => latest.current.onNextToTranslate(after),
      onMoved: (anchor) => latest.current.onMoved(anchor),
    };
    return makeDesk({ courseId, activityId, source, writer }, told);
  }, [courseId, activityId, source, writer]);
  const stopChoosing = useCallback(() => setChoosing(null), []);
  return { desk, open, choosing, stopChoosing };
}

interface Told {
  readonly setOpen: (change: OpenBlock | null | ((before: OpenBlock | null) => OpenBlock | null)) => void;
  readonly setChoosing: (anchor: string | null) => void;
  readonly onRemoved: (anchor: string, content: BlockContent) => void;
  readonly onHistory: (anchor: string) => void;
  readonly onLatin: (anchor: string) => void;
  readonly onNext: (after: string) => void;
  readonly onMoved: (anchor: string) => void;
}

function makeDesk(on: Pick<Desk, 'courseId' | 'activityId' | 'source' | 'writer'>, told: Told): Desk {
  const { writer, source } = on;
  const contentAt = (anchor: string): BlockContent => {
    const block = writer.block(anchor);
    return block ? shownContent(block, source) : emptyContent('text');
  };
  const enter = (anchor: string, locale: ContentLocale, place: CaretPlace | null) =>
    told.setOpen({ anchor, locale, place });
  const addAfter = (anchor: string | null, content: BlockContent = emptyContent('text')): string => {
    const fresh = freshAnchor();
    writer.add(fresh, anchor, content);
    enter(fresh, source, 'start');
    return fresh;
  };
  const step = (anchor: string, locale: ContentLocale, by: -1 | 1): boolean => {
    const { order } = writer.state;
    const next = order[order.indexOf(anchor) + by];
    if (next === undefined) return false;
    enter(next, locale, by < 0 ? 'end' : 'start');
    return true;
  };
  const remove = (anchor: string): void => {
    const content = contentAt(anchor);
    if (!step(anchor, source, -1) && !step(anchor, source, 1)) told.setOpen(null);
    told.onRemoved(anchor, content);
    writer.remove(anchor);
  };
  const turn = (anchor: string, into: BlockKind | BlockContent): void => {
    const content = typeof into === 'string' ? turnInto(contentAt(anchor), into) : into;
    // The block stays the same one: its translations remain, and are stale where the words changed their form.
    writer.change(anchor, source, { content });
    enter(anchor, source, plainTextOf(content) === '' ? 'start' : 'end');
  };
  return {
    ...on,
    enter,
    step,
    addAfter,
    remove,
    turn,
    leave: () =>
      told.setOpen((before) => {
        if (before) setTimeout(() => document.getElementById(handleId(before.anchor))?.focus());
        return null;
      }),
    duplicate: (anchor) => void addAfter(anchor, contentAt(anchor)),
    move: (anchor, by) => {
      const order = moved(writer.state.order, anchor, by);
      if (!order) return;
      writer.move(order);
      told.onMoved(anchor);
    },
    choose: (anchor) => told.setChoosing(anchor),
    showHistory: told.onHistory,
    showLatin: told.onLatin,
    nextToTranslate: told.onNext,
  };
}
