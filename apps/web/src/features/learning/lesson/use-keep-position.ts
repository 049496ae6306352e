import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

interface Position {
  readonly anchor: string;
  readonly top: number;
}

/** Below this line (the sticky bar ends above it) the first block is the one being read. */
const READING_LINE_PX = 96;

function positionIn(container: HTMLElement): Position | null {
  for (const block of container.querySelectorAll<HTMLElement>('[data-anchor]')) {
    const { top, bottom } = block.getBoundingClientRect();
    if (bottom > READING_LINE_PX) return { anchor: block.dataset['anchor'] ?? '', top };
  }
  return null;
}

/**
 * Leaves the block being read where it stands on the screen when all texts change their length: another language,
 * another size (`change`).
 */
export function useKeepPosition(container: RefObject<HTMLElement | null>, change: string): void {
  const position = useRef<Position | null>(null);
  useEffect(() => {
    let frame = 0;
    const note = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (container.current) position.current = window.scrollY === 0 ? null : positionIn(container.current);
      });
    };
    window.addEventListener('scroll', note, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', note);
    };
  }, [container]);

  useLayoutEffect(() => {
    const before = position.current;
    const block = before && container.current?.querySelector(`[data-anchor="${before.anchor}"]`);
    if (before && block) window.scrollBy({ top: block.getBoundingClientRect().top - before.top, behavior: 'instant' });
  }, [container, change]);
}
