import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';

/** Every cell of a first row names its column, and no other cell does. */
function headed(table: Node, at: number, change: Transaction): void {
  const { tableHeader, tableCell } = table.type.schema.nodes;
  table.forEach((row, rowAt, index) => {
    const wanted = index === 0 ? tableHeader : tableCell;
    row.forEach((cell, cellAt) => {
      if (wanted && cell.type !== wanted) change.setNodeMarkup(at + 1 + rowAt + 1 + cellAt, wanted, cell.attrs);
    });
  });
}

/** Keeps the heading row of tables whatever is added or taken away: who hears a table needs it. */
export const HeadingRow = Extension.create({
  name: 'headingRow',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, { doc, tr }) => {
        if (!transactions.some(({ docChanged }) => docChanged)) return null;
        doc.descendants((node, at) => {
          if (node.type.name !== 'table') return true;
          headed(node, at, tr);
          return false;
        });
        return tr.docChanged ? tr : null;
      },
    }),
  ],
});
