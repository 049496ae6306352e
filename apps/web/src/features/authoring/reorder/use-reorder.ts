import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { useT } from '../../../shared/text/use-t.js';

export type Side = 'before' | 'after';

/** How a list of things is put in order. `T` is the whole arrangement; all functions are pure. */
export interface ReorderUse<T> {
  readonly arrangement: T;
  /** One place up or down; null at the end. */
  readonly step: (arrangement: T, id: string, by: -1 | 1) => T | null;
  /** Beside another thing; null where it may not stand. */
  readonly place: (arrangement: T, id: string, over: string, side: Side) => T | null;
  /** What the thing is called, and where it stands, in words. */
  readonly nameOf: (id: string) => string;
  readonly positionOf: (arrangement: T, id: string) => { readonly at: number; readonly of: number };
  readonly onCommit: (arrangement: T) => void;
}

interface Held<T> {
  readonly id: string;
  readonly shown: T;
  readonly by: 'keyboard' | 'pointer';
  readonly over?: { readonly id: string; readonly side: Side };
}

const EDGE_PX = 60;

/**
 * The row under a point, and the half of it: the last one that begins above it. They are halved and not walked through: of
 * 2,000 rows only those in sight are laid out, and asking a row where it is lays it out.
 */
function rowAt(y: number, scope: Element | null): { id: string; side: Side } | null {
  const rows = [...(scope ?? document).querySelectorAll('[data-reorder]')];
  let [from, to] = [0, rows.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.getBoundingClientRect().top ?? 0) <= y) from = middle;
    else to = middle;
  }
  const row = rows[from];
  if (!row) return null;
  const { top, height } = row.getBoundingClientRect();
  return { id: row.getAttribute('data-reorder') ?? '', side: y < top + height / 2 ? 'before' : 'after' };
}

function scrollAtEdge(y: number): void {
  if (y < EDGE_PX) window.scrollBy(0, -EDGE_PX / 4);
  if (y > window.innerHeight - EDGE_PX) window.scrollBy(0, EDGE_PX / 4);
}

export interface Reorder<T> {
  /** The arrangement as it would be. */
  readonly shown: T;
  readonly heldId: string | null;
  readonly over: { readonly id: string; readonly side: Side } | null;
  /** For the element that holds all rows; the rows themselves carry `data-reorder`, their grips `data-grip`. */
  readonly listProps: ListProps;
}

interface ListProps {
  readonly 'data-reorder-list': string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onBlur: () => void;
}

const gripOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-grip]') : null;

/**
 * Reordering by a grip: with a pointer, or with the keyboard: space takes the thing, the arrows move it, space puts it
 * down, Escape takes everything back. Each step is said aloud.
 */
export function useReorder<T>(use: ReorderUse<T>): Reorder<T> {
  const t = useT();
  const announce = useAnnounce();
  const [held, setHeld] = useState<Held<T> | null>(null);
  const scope = useRef<Element | null>(null);
  const shown = held?.by === 'keyboard' ? held.shown : use.arrangement;

  const say = (key: 'taken' | 'moved' | 'put' | 'back', id: string, arrangement: T) => {
    const { at, of } = use.positionOf(arrangement, id);
    announce(t(`writing.reorder.${key}`, { name: use.nameOf(id), at, of }));
  };
  const drop = (id: string, arrangement: T) => {
    setHeld(null);
    say('put', id, arrangement);
    if (arrangement !== use.arrangement) use.onCommit(arrangement);
  };
  const cancel = (id: string) => {
    setHeld(null);
    say('back', id, use.arrangement);
  };
  const move = (id: string, by: -1 | 1) => {
    const next = use.step(shown, id, by);
    if (!next) return say('moved', id, shown);
    setHeld({ id, shown: next, by: 'keyboard' });
    say('moved', id, next);
  };
  const take = (id: string) => {
    setHeld({ id, shown: use.arrangement, by: 'keyboard' });
    say('taken', id, use.arrangement);
  };

  const keysFor = (id: string): Readonly<Record<string, (() => void) | undefined>> =>
    held?.by === 'keyboard' && held.id === id
      ? {
          ' ': () => drop(id, held.shown),
          Enter: () => drop(id, held.shown),
          Escape: () => cancel(id),
          ArrowUp: () => move(id, -1),
          ArrowDown: () => move(id, 1),
        }
      : { ' ': () => take(id), Enter: () => take(id) };
  const onKeyDown = (event: KeyboardEvent) => {
    const id = gripOf(event.target)?.dataset['grip'];
    const act = id === undefined ? undefined : keysFor(id)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const onPointerDown = (event: PointerEvent) => {
    const grip = gripOf(event.target);
    if (!grip || event.button !== 0) return;
    grip.setPointerCapture(event.pointerId);
    scope.current = event.currentTarget;
    setHeld({ id: grip.dataset['grip'] ?? '', shown: use.arrangement, by: 'pointer' });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (held?.by !== 'pointer') return;
    scrollAtEdge(event.clientY);
    const over = rowAt(event.clientY, scope.current);
    const next = over && over.id !== held.id ? use.place(use.arrangement, held.id, over.id, over.side) : null;
    setHeld({ id: held.id, shown: next ?? use.arrangement, by: 'pointer', ...(next && over ? { over } : {}) });
  };
  const onPointerUp = () => {
    if (held?.by !== 'pointer') return;
    if (held.over) drop(held.id, held.shown);
    else setHeld(null);
  };

  useEffect(() => {
    // After a step the row is somewhere else in the page: the grip keeps the focus, and the row stays in sight.
    if (held?.by !== 'keyboard') return;
    const grips = [...document.querySelectorAll<HTMLElement>('[data-grip]')];
    const grip = grips.find(({ dataset }) => dataset['grip'] === held.id);
    if (document.activeElement !== grip) grip?.focus({ preventScroll: true });
    grip?.scrollIntoView?.({ block: 'nearest' });
  }, [held]);

  return {
    shown,
    heldId: held?.id ?? null,
    over: held?.over ?? null,
    listProps: {
      'data-reorder-list': '',
      onKeyDown,
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: () => setHeld(null),
      // Whoever goes elsewhere has put it down.
      onBlur: () => {
        if (held?.by === 'keyboard') drop(held.id, held.shown);
      },
    },
  };
}
