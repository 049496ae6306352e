import { useEffect, useEffectEvent, type RefObject } from 'react';

/** How long a block stands in view before it counts as read: scrolling past is not reading. */
const DWELL_MS = 700;
const HALF = 0.5;
const THRESHOLDS = Array.from({ length: 11 }, (_, tenths) => tenths / 10);

/** Half of the block is in view, or the block fills half of the view (one that is taller than the screen). */
const isInView = ({ isIntersecting, intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry) =>
  isIntersecting &&
  (intersectionRatio >= HALF || intersectionRect.height >= (rootBounds?.height ?? window.innerHeight) * HALF);

/** Tells once of every `[data-anchor]` below `container` that was read. `key` changes when other blocks stand there. */
export function useBlocksSeen(
  container: RefObject<HTMLElement | null>,
  key: string,
  onSeen: (anchor: string) => void,
): void {
  const tell = useEffectEvent(onSeen);
  useEffect(() => {
    if (!container.current || !('IntersectionObserver' in window)) return undefined;
    const timers = new Map<Element, ReturnType<typeof setTimeout>>();
    const leave = (block: Element) => {
      clearTimeout(timers.get(block));
      timers.delete(block);
    };
    const enter = (block: HTMLElement) => {
      if (timers.has(block)) return;
      const seen = () => {
        timers.delete(block);
        // A page in a hidden tab is not read; it is asked again when it moves.
        if (document.visibilityState !== 'visible') return;
        observer.unobserve(block);
        tell(block.dataset['anchor'] ?? '');
      };
      timers.set(block, setTimeout(seen, DWELL_MS));
    };
    const observer = new IntersectionObserver(
      (entries) =>
        entries.forEach((entry) => (isInView(entry) ? enter(entry.target as HTMLElement) : leave(entry.target))),
      { threshold: THRESHOLDS },
    );
    for (const block of container.current.querySelectorAll('[data-anchor]')) observer.observe(block);
    return () => {
      observer.disconnect();
      timers.forEach((timer) => clearTimeout(timer));
    };
  }, [container, key]);
}
