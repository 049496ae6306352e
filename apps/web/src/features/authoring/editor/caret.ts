import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Where an editor is entered; a point is measured from the corner of the text. */
export type CaretPlace = 'start' | 'end' | { readonly x: number; readonly y: number };

/** Where the caret stands in the text, as the keys that lead out of a block need to know it. */
export interface Caret {
  /** No word in the whole text. */
  readonly isEmpty: boolean;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
  /** Nothing is selected, and the line is the first or last one of the text. */
  readonly isOnFirstLine: boolean;
  readonly isOnLastLine: boolean;
  /** The words before the caret in its line. */
  readonly before: string;
  /** An empty line that ends a list. */
  readonly isInEmptyItem: boolean;
}

const firstAt = (state: EditorState): number => {
  let at = 0;
  state.doc.descendants((node, position) => {
    if (!node.isTextblock || at > 0) return at === 0;
    at = position + 1;
    return false;
  });
  return at;
};

export function caretOf(view: EditorView): Caret {
  const { state } = view;
  const { doc, selection } = state;
  const { $from, empty } = selection;
  const first = firstAt(state);
  const isIn = (block: number) => empty && block === $from.start();
  const lastAt = doc.content.size - ($from.depth > 0 ? $from.depth : 1);
  return {
    isEmpty: doc.textContent === '',
    isAtStart: empty && $from.pos === first,
    isAtEnd: empty && $from.pos === $from.end() && $from.end() >= lastAt,
    isOnFirstLine: isIn(first) && view.endOfTextblock('up'),
    isOnLastLine: empty && $from.end() >= lastAt && view.endOfTextblock('down'),
    before: $from.parent.textBetween(0, $from.parentOffset),
    isInEmptyItem: empty && $from.parent.content.size === 0 && $from.node(-1).type.name === 'listItem',
  };
}
