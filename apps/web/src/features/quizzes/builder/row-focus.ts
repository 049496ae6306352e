import { useEffect, useRef, type RefObject } from 'react';

/** What was pressed: a row was added, one moved to `at`, or the one at `at` taken out. */
type Pressed =
  | { readonly did: 'add' }
  | { readonly did: 'move'; readonly at: number; readonly tool: 'up' | 'down' }
  | { readonly did: 'remove'; readonly at: number };

const FIELD = 'input, select, textarea';

const tool = (row: Element | undefined, name: string) =>
  row?.querySelector<HTMLButtonElement>(`:scope > .qb-row-tools > [data-tool="${name}"]`);
const enabled = (button: HTMLButtonElement | null | undefined) => (button?.disabled ? null : button);

function placeIn(box: HTMLElement, pressed: Pressed): HTMLElement | null | undefined {
  const rows = [...box.querySelectorAll(':scope > .qb-row')];
  if (pressed.did === 'add') return rows.at(-1)?.querySelector<HTMLElement>(FIELD);
  const row = rows[pressed.at] ?? rows.at(-1);
  if (pressed.did === 'move') {
    const other = pressed.tool === 'up' ? 'down' : 'up';
    return enabled(tool(row, pressed.tool)) ?? enabled(tool(row, other));
  }
  // The last that may go has gone: its neighbour's button is off, and of a list without rows the one that adds is left.
  return (
    enabled(tool(row, 'remove')) ??
    row?.querySelector<HTMLElement>(FIELD) ??
    box.querySelector<HTMLElement>(':scope > button')
  );
}

/**
 * After a row came, moved or went, the focus is where the work goes on: in the new row, on the same button of the moved
 * one, on the row that took the place of the one that is gone. Otherwise it would be lost with the pressed button.
 */
export function useRowFocus(): {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly follow: (pressed: Pressed) => void;
} {
  const box = useRef<HTMLDivElement>(null);
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
