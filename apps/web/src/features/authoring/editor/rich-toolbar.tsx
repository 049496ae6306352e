import type { Editor } from '@tiptap/core';
import { Icon, type IconName } from '@edukom/ui';
import { useEffect, useState, type ReactNode } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import type { RichUse } from './extensions.js';
import { LinkForm } from './link-form.js';
import { TableTools } from './table-tools.js';

export interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isOn?: boolean;
  readonly isOff?: boolean;
  readonly onPress: () => void;
}

/** A button that leaves the caret where it is. */
export function Tool({ icon, label, isOn, isOff = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className="au-tool"
      aria-pressed={isOn}
      disabled={isOff}
      title={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon name={icon} label={label} />
    </button>
  );
}

/** Renders anew when the text or the selection has changed. */
function useChanges(editor: Editor): void {
  const [, setCount] = useState(0);
  useEffect(() => {
    const tick = () => setCount((count) => count + 1);
    editor.on('transaction', tick);
    return () => {
      editor.off('transaction', tick);
    };
  }, [editor]);
}

function MarkTools({ editor, onLink }: { editor: Editor; onLink: () => void }) {
  const t = useT();
  return (
    <>
      <Tool
        icon="bold"
        label={t('writing.tool.bold')}
        isOn={editor.isActive('bold')}
        onPress={() => editor.chain().focus().toggleMark('bold').run()}
      />
      <Tool
        icon="italic"
        label={t('writing.tool.italic')}
        isOn={editor.isActive('italic')}
        onPress={() => editor.chain().focus().toggleMark('italic').run()}
      />
      <Tool icon="link" label={t('writing.tool.link')} isOn={editor.isActive('link')} onPress={onLink} />
    </>
  );
}

function ListTools({ editor }: { editor: Editor }) {
  const t = useT();
  return (
    <>
      <Tool
        icon="list"
        label={t('writing.tool.bullets')}
        isOn={editor.isActive('bulletList')}
        onPress={() => editor.chain().focus().toggleList('bulletList', 'listItem').run()}
      />
      <Tool
        icon="numbers"
        label={t('writing.tool.numbers')}
        isOn={editor.isActive('orderedList')}
        onPress={() => editor.chain().focus().toggleList('orderedList', 'listItem').run()}
      />
    </>
  );
}

function HeadingTools({ editor }: { editor: Editor }) {
  const t = useT();
  const level = (of: 2 | 3, words: string): ReactNode => (
    <button
      type="button"
      className="au-tool au-tool-word"
      aria-pressed={editor.isActive('heading', { level: of })}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => editor.chain().focus().updateAttributes('heading', { level: of }).run()}
    >
      {words}
    </button>
  );
  return (
    <>
      {level(2, t('writing.tool.heading-large'))}
      {level(3, t('writing.tool.heading-small'))}
    </>
  );
}

const isModK = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean => key.toLowerCase() === 'k' && (ctrlKey || metaKey);

/** The few things that can be done to words; what the text cannot hold is not offered. */
export function RichToolbar({ editor, use }: { editor: Editor; use: RichUse }) {
  const t = useT();
  const [isLinking, setLinking] = useState(false);
  useChanges(editor);
  useEffect(() => {
    const element = editor.view.dom;
    const onKey = (event: KeyboardEvent) => {
      if (!isModK(event)) return;
      event.preventDefault();
      setLinking(true);
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [editor]);
  return (
    <>
      <div role="toolbar" aria-label={t('writing.tool.label')} className="au-toolbar">
        <MarkTools editor={editor} onLink={() => setLinking(!isLinking)} />
        {editor.schema.nodes['bulletList'] && <ListTools editor={editor} />}
        {use === 'heading' && <HeadingTools editor={editor} />}
        {editor.schema.nodes['table'] && editor.isActive('table') && <TableTools editor={editor} />}
      </div>
      {isLinking && <LinkForm editor={editor} onClose={() => setLinking(false)} />}
    </>
  );
}
