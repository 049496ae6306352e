import type { RichTextNode } from '@edukom/contracts';
import { Editor } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isSameValue } from '../../../shared/writing/same-value.js';
import { stored } from '../../../shared/writing/rich-nodes.js';
import { fitNodes } from '../paste/fit-nodes.js';
import { readClipboard } from '../paste/read-clipboard.js';
import { type Caret, type CaretPlace, caretOf } from './caret.js';
import { extensionsFor, type RichUse } from './extensions.js';
import { RichToolbar } from './rich-toolbar.js';

export interface RichEditorProps {
  readonly use: RichUse;
  readonly value: RichTextNode;
  /** What the text is, for who hears it. */
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly lang: string;
  readonly placeholder: string;
  readonly id?: string | undefined;
  /** Where to begin; null: the focus stays where it is. */
  readonly place: CaretPlace | null;
  readonly onChange: (value: RichTextNode) => void;
  /** Keys that mean something outside of the text; true when it was taken. */
  readonly onKey?: (event: KeyboardEvent, caret: Caret) => boolean;
  /** What was pasted, cleaned; true when it was put elsewhere. */
  readonly onPaste?: (nodes: readonly RichTextNode[], caret: Caret) => boolean;
  readonly onBlur?: () => void;
}

const NO_LABEL = { role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true' };

function attributesOf({ label, describedBy, lang, id }: RichEditorProps): Record<string, string> {
  return {
    ...NO_LABEL,
    'aria-label': label,
    lang,
    class: 'web-rich-text',
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(id ? { id } : {}),
  };
}

/** Puts what was pasted where the caret is, in the shape this text may hold. */
function insert({ view, schema }: Editor, nodes: readonly RichTextNode[]): void {
  const allowed = new Set(Object.keys(schema.nodes) as RichTextNode['type'][]);
  const fragment = Fragment.fromJSON(schema, fitNodes(nodes, allowed));
  view.dispatch(view.state.tr.replaceSelection(Slice.maxOpen(fragment)).scrollIntoView());
}

/** What is dropped goes where it is dropped. */
function selectAt({ view }: Editor, { clientX, clientY }: DragEvent): void {
  const at = view.posAtCoords({ left: clientX, top: clientY });
  if (at) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
}

function selectionAt({ view }: Editor, place: CaretPlace): Selection {
  const { doc } = view.state;
  if (place === 'start') return Selection.atStart(doc);
  if (place === 'end') return Selection.atEnd(doc);
  const { left, top } = view.dom.getBoundingClientRect();
  const at = view.posAtCoords({ left: left + place.x, top: top + place.y });
  return at ? TextSelection.near(doc.resolve(at.pos)) : Selection.atEnd(doc);
}

/** At once and not in the next frame: the letters that follow belong into this text. */
function enter(editor: Editor, place: CaretPlace): void {
  const { view } = editor;
  view.focus();
  view.dispatch(view.state.tr.setSelection(selectionAt(editor, place)).scrollIntoView());
}

/**
 * Writes one rich text in place. The editor is the page's own element: what it shows is built node by node, no markup is
 * ever parsed into the page, and what is pasted goes through the allow-list first.
 */
export function RichEditor(props: RichEditorProps) {
  const { value, place } = props;
  const box = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const own = useRef(value);
  const entered = useRef(place);
  const onUpdate = useEffectEvent((next: RichTextNode) => {
    own.current = next;
    props.onChange(next);
  });
  const onKey = useEffectEvent((event: KeyboardEvent, caret: Caret) => props.onKey?.(event, caret) ?? false);
  const onBlur = useEffectEvent(() => props.onBlur?.());
  const onPaste = useEffectEvent((made: Editor, data: DataTransfer): void => {
    const nodes = readClipboard(data);
    if (nodes.length === 0 || props.onPaste?.(nodes, caretOf(made.view))) return;
    insert(made, nodes);
  });
  const create = useEffectEvent((element: HTMLElement): Editor => {
    const taken = (data: DataTransfer | null, event: Event): boolean => {
      event.preventDefault();
      if (data) onPaste(made, data);
      return true;
    };
    const made: Editor = new Editor({
      element: { mount: element },
      extensions: extensionsFor(props.use, value, props.placeholder),
      content: value,
      // Styles and markup go through no sink that the page's policy forbids.
      injectCSS: false,
      enablePasteRules: false,
      coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
      editorProps: {
        attributes: attributesOf(props),
        handleKeyDown: (view, event) => onKey(event, caretOf(view)),
        handleDOMEvents: {
          // Before the editor's own reading, which would parse the markup as it is.
          paste: (_view, event) => taken(event.clipboardData, event),
          drop: (_view, event) => {
            selectAt(made, event);
            return taken(event.dataTransfer, event);
          },
        },
      },
      onUpdate: ({ editor: changed }) => onUpdate(stored(changed.getJSON())),
      onBlur: () => onBlur(),
    });
    if (place) enter(made, place);
    return made;
  });
  useEffect(() => {
    if (!box.current) return;
    const made = create(box.current);
    setEditor(made);
    return () => made.destroy();
  }, []);
  useEffect(() => {
    // A text that is open already is entered at another place.
    if (!editor || !place || place === entered.current) return;
    entered.current = place;
    enter(editor, place);
  }, [editor, place]);
  useEffect(() => {
    // Said by somebody else: another version was taken, or another script is written.
    if (!editor || isSameValue(value, own.current)) return;
    own.current = value;
    editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);
  return (
    <div className="au-editor">
      <div ref={box} />
      {editor && <RichToolbar editor={editor} use={props.use} />}
    </div>
  );
}
