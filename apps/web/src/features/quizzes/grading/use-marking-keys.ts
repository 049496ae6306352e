import { useEffect, type RefObject } from 'react';

/** What a key may do while an answer is marked. */
export interface MarkingActions {
  readonly step: (by: 1 | -1) => void;
  readonly comment: () => void;
  readonly bank: () => void;
  readonly help: () => void;
}

const LETTERS: Readonly<Record<string, (actions: MarkingActions) => void>> = {
  j: ({ step }) => step(1),
  k: ({ step }) => step(-1),
  c: ({ comment }) => comment(),
  b: ({ bank }) => bank(),
  '?': ({ help }) => help(),
};
const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

const isLetterPlace = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && (target.type === 'radio' || target.inputMode === 'decimal');

function actionOf(event: KeyboardEvent): ((actions: MarkingActions) => void) | null {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || !isLetterPlace(target)) return null;
  const by = ARROWS[key];
  // In a rubric the arrows choose the level, as in every group of radio buttons.
  if (by) return target.type === 'radio' ? null : ({ step }) => step(by);
  return LETTERS[key.toLowerCase()] ?? null;
}

/**
 * Keys of the marking form. Letters act only in the field for points and in the rubric, where they mean nothing else: never
 * while somebody writes, and never in the way of a screen reader's own keys elsewhere (WCAG 2.1.4).
 */
export function useMarkingKeys(box: RefObject<HTMLElement | null>, actions: MarkingActions): void {
  useEffect(() => {
    const element = box.current;
    const onKey = (event: KeyboardEvent) => {
      const act = actionOf(event);
      if (!act) return;
      event.preventDefault();
      act(actions);
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  });
}

/** Alt with an arrow goes through the answers, wherever the focus is. */
export function useArrows(onStep: (step: 1 | -1) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
      event.preventDefault();
      onStep(event.key === 'ArrowRight' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onStep]);
}
