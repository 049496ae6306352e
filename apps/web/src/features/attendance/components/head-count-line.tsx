import { recordHeadCount, readBoard, type SessionBoard } from '@edukom/contracts';
import { formatTime } from '@edukom/i18n';
import { Button, TextField } from '@edukom/ui';
import { type SyntheticEvent, useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';

/** What the last count says against what is recorded. */
function Comparison({ board }: { board: SessionBoard }) {
  const t = useT();
  const { headCount, present } = board;
  if (!headCount) return null;
  const { heads, countedAt, countedBy: name } = headCount;
  const at = { heads, time: formatTime(t.locale, countedAt), name };
  if (heads === present) return <p>{t('attendance.board.heads.same', at)}</p>;
  const words = heads < present ? 'attendance.board.heads.more' : 'attendance.board.heads.fewer';
  return (
    <p>
      <strong>{t(words, { ...at, present })}</strong>
    </p>
  );
}

/** Heads in the room against codes and marks: a code can be passed on. */
export function HeadCountLine({ board, canCount }: { board: SessionBoard; canCount: boolean }) {
  const t = useT();
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const [isChecked, setChecked] = useState(false);
  const counting = useCall(recordHeadCount, {
    invalidates: [keyOf(readBoard)],
    onSuccess: () => {
      setTyped('');
      setChecked(false);
      announce(t('attendance.board.heads.saved'));
    },
  });
  const heads = /^\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : null;
  const wrong = typed.trim() === '' ? t('field.required') : t('field.whole-number');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (heads !== null) counting.mutate({ params: { sessionId: board.sessionId }, body: { heads } });
  };
  if (!canCount) return <Comparison board={board} />;
  return (
    <form className="attendance-heads" noValidate onSubmit={submit}>
      <ProblemNotice error={counting.error} />
      <Comparison board={board} />
      <TextField
        width="short"
        inputMode="numeric"
        autoComplete="off"
        label={t('attendance.board.heads')}
        hint={t('attendance.board.heads.hint')}
        error={isChecked && heads === null ? wrong : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" isBusy={counting.isPending} busyText={t('common.saving')}>
        {t('attendance.board.heads.save')}
      </Button>
    </form>
  );
}
