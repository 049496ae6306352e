import { useEffect, useRef, useState, type RefObject } from 'react';

/** What says that the reader has taken the page into their own hands. */
const OWN_MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/** Brings a block to the top, and again when the page's letters have come: they change the height of all above it. */
function bringToTop(block: Element): () => void {
  const align = () => block.scrollIntoView({ block: 'start', behavior: 'instant' });
  let isOwn = false;
  const stop = () => {
    isOwn = true;
    for (const move of OWN_MOVES) window.removeEventListener(move, stop);
  };
  for (const move of OWN_MOVES) window.addEventListener(move, stop, { passive: true });
  align();
  const realign = () => {
    if (!isOwn) align();
    stop();
  };
  // A document of a test has no fonts to wait for.
  void (document.fonts as FontFaceSet | undefined)?.ready.then(() => requestAnimationFrame(realign));
  return stop;
}

/** The block an address points at, or the one where reading stopped unless that is the first. */
function targetIn(container: HTMLElement | null, anchor: string | null): { block: Element; isResumed: boolean } | null {
  const blocks = [...(container?.querySelectorAll('[data-anchor]') ?? [])];
  const hash = decodeURIComponent(window.location.hash.slice(1));
  const at = blocks.findIndex((block) => block.getAttribute('data-anchor') === (hash === '' ? anchor : hash));
  const block = blocks[at];
  return block && (hash !== '' || at > 0) ? { block, isResumed: hash === '' } : null;
}

/** Goes on where reading stopped, or to the paragraph of the address: once, when the lesson opens. Gives whether it resumed. */
export function useResume(container: RefObject<HTMLElement | null>, anchor: string | null): boolean {
  const isTried = useRef(false);
  const [isResumed, setResumed] = useState(false);
  useEffect(() => {
    if (isTried.current) return undefined;
    isTried.current = true;
    const target = targetIn(container.current, anchor);
    if (!target) return undefined;
    if (target.isResumed) setResumed(true);
    return bringToTop(target.block);
  }, [container, anchor]);
  return isResumed;
}
