import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from '@tiptap/pm/tables';
import type { Command } from '@tiptap/pm/state';
import { useT } from '../../../shared/text/use-t.js';
import { MOST_COLUMNS } from '../paste/pasted-table.js';

function tableAround({ state }: Editor): Node | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === 'table') return node;
  }
  return null;
}

/** Rows and columns; at most six, so that a phone can show them. */
export function TableTools({ editor }: { editor: Editor }) {
  const t = useT();
  const table = tableAround(editor);
  if (!table) return null;
  const columns = table.firstChild?.childCount ?? 0;
  const rows = table.childCount;
  const run = (command: Command) => {
    command(editor.state, (transaction) => editor.view.dispatch(transaction));
    editor.view.focus();
  };
  const word = (text: string, command: Command, isOff: boolean) => (
    <button
      type="button"
      className="au-tool au-tool-word"
      disabled={isOff}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(command)}
    >
      {text}
    </button>
  );
  return (
    <>
      {word(t('writing.tool.row-add'), addRowAfter, false)}
      {word(t('writing.tool.row-remove'), deleteRow, rows <= 2)}
      {word(t('writing.tool.column-add'), addColumnAfter, columns >= MOST_COLUMNS)}
      {word(t('writing.tool.column-remove'), deleteColumn, columns <= 1)}
    </>
  );
}
