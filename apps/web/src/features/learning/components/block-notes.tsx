import { NOTE_MAX, NOTE_STORED_MAX } from '@edukom/domain';
import { Button, Icon, Menu, MenuItem, TextArea } from '@edukom/ui';
import { useEffect, useId, useRef, useState } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import type { BlockNote } from '../notes/use-notes.js';

export interface BlockNotesProps {
  /** Which block of the lesson this is, from 1: so that each menu has a name of its own. */
  readonly number: number;
  readonly note: BlockNote;
}

function Editor({ note, onDone }: { note: BlockNote; onDone: () => void }) {
  const t = useT();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="web-note web-note-edited">
      <TextArea
        ref={box}
        id={id}
        rows={3}
        label={t('notes.mine')}
        hint={t('notes.private')}
        maxLength={note.text.length > NOTE_MAX ? NOTE_STORED_MAX : NOTE_MAX}
        value={note.text}
        onChange={(event) => note.write(event.target.value)}
        footnote={<span role="status">{t(note.isWaiting ? 'notes.kept' : 'notes.saved')}</span>}
      />
      <div className="ed-actions">
        <Button isSmall onClick={onDone}>
          {t('notes.done')}
        </Button>
        {note.text !== '' && (
          <Button
            isSmall
            variant="bare"
            icon="trash"
            onClick={() => {
              note.write('');
              onDone();
            }}
          >
            {t('notes.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Written({ note }: { note: BlockNote }) {
  const t = useT();
  return (
    <aside className="web-note" aria-label={t('notes.mine')}>
      <p>{note.text}</p>
      {note.isWaiting && (
        <p className="ed-hint">
          <Icon name="offline" /> {t('notes.kept')}
        </p>
      )}
    </aside>
  );
}

/** At the end of a block: a small menu to keep a note or a bookmark there, and the note itself. Only its writer sees it. */
export function BlockNotes({ number, note }: BlockNotesProps) {
  const t = useT();
  const tools = useRef<HTMLDivElement>(null);
  const [isEditing, setEditing] = useState(false);
  const leave = () => {
    setEditing(false);
    tools.current?.querySelector('summary')?.focus();
  };
  return (
    <>
      <div ref={tools} className="web-block-tools" data-marked={note.isBookmarked || undefined}>
        <Menu
          icon={note.isBookmarked ? 'bookmark' : 'dots'}
          label={
            <span className="ed-hidden">{t(note.isBookmarked ? 'notes.menu-marked' : 'notes.menu', { number })}</span>
          }
        >
          <MenuItem icon="edit" onClick={() => setEditing(true)}>
            {t(note.text === '' ? 'notes.write' : 'notes.edit')}
          </MenuItem>
          <MenuItem icon="bookmark" onClick={() => note.mark(!note.isBookmarked)}>
            {t(note.isBookmarked ? 'notes.unmark' : 'notes.mark')}
          </MenuItem>
        </Menu>
      </div>
      {isEditing ? <Editor note={note} onDone={leave} /> : note.text !== '' && <Written note={note} />}
    </>
  );
}
