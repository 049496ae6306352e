import { dropBankComment, keepBankComment, listBankComments, type BankCommentView } from '@edukom/contracts';
import { Button, LiveRegion, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { keyOf, queryOf, useCall } from '../../../shared/api/queries.js';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { findComments } from '../grading/find-comments.js';

export interface CommentBankProps {
  readonly runId: string;
  readonly field: RefObject<HTMLInputElement | null>;
  /** What stands in the form: it can be kept. */
  readonly comment: string;
  readonly onInsert: (text: string) => void;
  readonly onLeave: () => void;
}

/** A list that is searched by typing: arrows choose, Enter takes, Escape leaves. */
function useCombobox(comments: readonly BankCommentView[], { onInsert, onLeave }: CommentBankProps) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = isOpen ? findComments(comments, typed) : [];
  const active = found[Math.min(at, found.length - 1)];
  const close = () => {
    setOpen(false);
    setTyped('');
    setAt(0);
  };
  const take = (comment: BankCommentView | undefined) => {
    if (!comment) return;
    close();
    onInsert(comment.text);
  };
  const move = (by: number) => {
    setOpen(true);
    setAt((now) => Math.max(0, Math.min(now + by, found.length - 1)));
  };
  const KEYS: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(isOpen ? 1 : 0),
    ArrowUp: () => move(-1),
    Enter: () => take(active),
    Escape: () => {
      close();
      onLeave();
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = KEYS[event.key];
    if (!act || event.altKey) return;
    event.preventDefault();
    act();
  };
  const onType = (text: string) => {
    setTyped(text);
    setOpen(true);
    setAt(0);
  };
  return { typed, isOpen, found, active, take, close, onKeyDown, onType, open: () => setOpen(true) };
}

function Keep({ runId, comment }: { runId: string; comment: string }) {
  const t = useT();
  const announce = useAnnounce();
  const keep = useCall(keepBankComment, {
    invalidates: [keyOf(listBankComments)],
    onSuccess: () => announce(t('grading.bank.kept')),
  });
  const text = comment.trim();
  if (text === '' || text.length > 1_000) return null;
  const onKeep = (isShared: boolean) => keep.mutate({ params: { runId }, body: { text, isShared } });
  return (
    <>
      <div className="ed-actions">
        <Button isSmall isBusy={keep.isPending} onClick={() => onKeep(false)}>
          {t('grading.bank.keep')}
        </Button>
        <Button isSmall isBusy={keep.isPending} onClick={() => onKeep(true)}>
          {t('grading.bank.keep-shared')}
        </Button>
      </div>
      <ProblemNotice error={keep.error} />
    </>
  );
}

/** Comments that are given again and again: found by typing, taken with Enter; what was written can be kept. */
export function CommentBank(props: CommentBankProps) {
  const { runId, field, comment } = props;
  const t = useT();
  const id = useId();
  const bank = useQuery({ ...queryOf(listBankComments, { params: { runId } }), refetchOnWindowFocus: false });
  const drop = useCall(dropBankComment, {
    invalidates: [keyOf(listBankComments)],
    onSuccess: () => field.current?.focus(),
  });
  const box = useCombobox(bank.data?.comments ?? [], props);
  const { active, found } = box;
  // With Tab the focus goes from the field to the button below the list: the list stays until it goes on from there.
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget)) box.close();
  };
  return (
    <div className="grading-bank">
      <div className="grading-bank-box" onBlur={leave}>
        <TextField
          ref={field}
          label={t('grading.bank.label')}
          hint={t('grading.bank.hint')}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? `${id}-${active.commentId}` : undefined}
          autoComplete="off"
          value={box.typed}
          onFocus={box.open}
          onKeyDown={box.onKeyDown}
          onChange={({ target }) => box.onType(target.value)}
        />
        <LiveRegion>{box.isOpen ? t('grading.bank.found', { count: found.length }) : ''}</LiveRegion>
        <ul id={`${id}-list`} role="listbox" aria-label={t('grading.bank.label')} hidden={found.length === 0}>
          {found.map((one) => (
            <li
              key={one.commentId}
              id={`${id}-${one.commentId}`}
              role="option"
              aria-selected={one === active}
              // Before the field loses the focus and the list with it.
              onPointerDown={(event) => {
                event.preventDefault();
                box.take(one);
              }}
            >
              {one.text}{' '}
              {!one.isMine && <span className="ed-hint">{t('grading.bank.shared', { name: one.ownerName })}</span>}
            </li>
          ))}
        </ul>
        {active?.isMine && (
          <Button
            isSmall
            variant="bare"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => drop.mutate({ params: { runId, commentId: active.commentId } })}
          >
            {t('grading.bank.drop', { text: active.text.slice(0, 40) })}
          </Button>
        )}
      </div>
      <Keep runId={runId} comment={comment} />
    </div>
  );
}
