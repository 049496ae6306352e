import type { Editor } from '@tiptap/core';
import { Button, TextField } from '@edukom/ui';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { isSafeAddress } from '../../../shared/rich-text/rich-text.js';
import { useT } from '../../../shared/text/use-t.js';

/** `komuna.example/page` and `name@komuna.example` are what people type. */
function addressOf(typed: string): string {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
}

/** Makes the chosen words a link, changes its address or takes it away. */
export function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState(String(editor.getAttributes('link')['href'] ?? ''));
  const [isWrong, setWrong] = useState(false);
  useEffect(() => input.current?.focus(), []);
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const save = () => {
    const href = addressOf(address);
    if (!isSafeAddress(href)) return setWrong(true);
    const chain = editor.chain().focus().extendMarkRange('link');
    // Without chosen words the address itself becomes the words.
    if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setMark('link', { href }).run();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    save();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
    onClose();
  };
  return (
    <div className="au-link-form" role="group" aria-label={t('writing.tool.link')}>
      <TextField
        id={id}
        ref={input}
        label={t('writing.link.address')}
        error={isWrong && t('writing.link.wrong')}
        value={address}
        inputMode="url"
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setAddress(event.target.value);
          setWrong(false);
        }}
      />
      <div className="ed-actions">
        <Button isSmall variant="primary" onClick={save}>
          {t('writing.link.save')}
        </Button>
        {editor.isActive('link') && (
          <Button isSmall onClick={remove}>
            {t('writing.link.remove')}
          </Button>
        )}
        <Button isSmall onClick={close}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
