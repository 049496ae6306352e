import { useEffect, useRef, useState, type RefObject } from 'react';

/** Goes on where reading stopped: once, when the lesson opens. Gives whether it did. */
export function useResume(container: RefObject<HTMLElement | null>, anchor: string | null): boolean {
  const isTried = useRef(false);
  const [isResumed, setResumed] = useState(false);
  useEffect(() => {
    if (isTried.current) return;
    isTried.current = true;
    if (anchor === null || window.location.hash !== '') return;
    const blocks = [...(container.current?.querySelectorAll('[data-anchor]') ?? [])];
    const at = blocks.findIndex((block) => block.getAttribute('data-anchor') === anchor);
    if (at < 1) return;
    blocks[at]?.scrollIntoView({ block: 'start', behavior: 'instant' });
    setResumed(true);
  }, [container, anchor]);
  return isResumed;
}
