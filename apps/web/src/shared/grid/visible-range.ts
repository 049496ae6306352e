/** Places from `from` up to, not including, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Which of `count` equal places of `size` pixels are to be drawn when a view of `view` pixels begins at `offset`, with
 * `more` beyond either edge, so that a short scroll shows nothing empty.
 */
export function visibleRange(offset: number, view: number, size: number, count: number, more: number): Range {
  const first = Math.floor(Math.max(0, offset) / size);
  const last = Math.ceil((Math.max(0, offset) + Math.max(0, view)) / size);
  const from = Math.max(0, Math.min(first - more, count));
  return { from, to: Math.max(from, Math.min(count, last + more)) };
}

/** The places of a range and the one that has the focus, which must not vanish while it has it. */
export function drawnPlaces({ from, to }: Range, focused: number): number[] {
  const places = Array.from({ length: to - from }, (_, index) => from + index);
  if (focused < 0 || (focused >= from && focused < to)) return places;
  return focused < from ? [focused, ...places] : [...places, focused];
}

/** How far a view has to be scrolled so that a place is wholly in it; unchanged when it is. `before` pixels are covered. */
export function scrolledTo(offset: number, view: number, size: number, place: number, before = 0): number {
  const start = place * size;
  if (start < offset) return start;
  const end = start + size;
  return end > offset + view - before ? end - view + before : offset;
}
