import { useEffect, useRef, type RefObject } from 'react';

/** What was pressed: a row was added, one moved to `at`, or the one at `at` taken out. */
type Pressed =
  | { readonly did: 'add' }
  | { readonly did: 'move'; readonly at: number; readonly tool: 'up' | 'down' }
  | { readonly did: 'remove'; readonly at: number };

const FIELD = 'input, select, textarea';
const ROW = ':scope > :is(.qb-row, .qb-question)';

const tool = (row: Element | undefined, name: string) =>
  row?.querySelector<HTMLButtonElement>(`:scope > .qb-row-tools > [data-tool="${name}"]`);
const enabled = (button: HTMLButtonElement | null | undefined) => (button?.disabled ? null : button);

type Place = HTMLElement | null | undefined;
const fieldIn = (part: Element | null | undefined): Place => part?.querySelector<HTMLElement>(FIELD);

/** The same button of a row that moved; at either end, where that is off, the other one. */
function moverOf(row: Element | undefined, name: 'up' | 'down'): Place {
  return enabled(tool(row, name)) ?? enabled(tool(row, name === 'up' ? 'down' : 'up'));
}

/** The last that may go has gone: the button of the row in its place is off, and its field is left. */
const heirOf = (row: Element | undefined): Place => enabled(tool(row, 'remove')) ?? fieldIn(row);

/** What adds to a list without rows, in it or after it. */
const adderOf = (box: HTMLElement): Place =>
  box.querySelector<HTMLElement>(':scope > button') ?? fieldIn(box.nextElementSibling);

function placeIn(box: HTMLElement, pressed: Pressed): Place {
  const rows = [...box.querySelectorAll(ROW)];
  if (pressed.did === 'add') return fieldIn(rows.at(-1));
  const row = rows[pressed.at] ?? rows.at(-1);
  return pressed.did === 'move' ? moverOf(row, pressed.tool) : (heirOf(row) ?? adderOf(box));
}

/**
 * After a row came, moved or went, the focus is where the work goes on: in the new row, on the same button of the moved
 * one, on the row that took the place of the one that is gone. Otherwise it would be lost with the pressed button.
 */
export function useRowFocus<Box extends HTMLElement = HTMLDivElement>(): {
  readonly box: RefObject<Box | null>;
  readonly follow: (pressed: Pressed) => void;
} {
  const box = useRef<Box>(null);
  const pressed = useRef<Pressed | null>(null);
  useEffect(() => {
    if (!pressed.current || !box.current) return;
    const place = placeIn(box.current, pressed.current);
    pressed.current = null;
    place?.focus();
  });
  const follow = (next: Pressed) => {
    pressed.current = next;
  };
  return { box, follow };
}
