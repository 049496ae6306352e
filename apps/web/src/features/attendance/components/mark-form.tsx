import type { BoardRow, SessionBoard } from '@edukom/contracts';
import { instantOf, localAt, ZONE } from '@edukom/domain';
import { Button, RadioGroup, TextField, TimeField } from '@edukom/ui';
import { type SyntheticEvent, useState } from 'react';
import { isProblem } from '../../../shared/api/errors.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { MarkTrail } from './mark-trail.js';
import { useMarking } from './use-marking.js';

const KINDS = ['present', 'absent', 'late', 'left', 'excused', 'reject'] as const;
type Kind = (typeof KINDS)[number];

const needsTime = (kind: Kind): boolean => kind === 'late' || kind === 'left';
const needsReason = (kind: Kind): boolean => kind === 'excused' || kind === 'reject';

/** The instant of a wall time on the day of the session. */
function instantOn(board: SessionBoard, time: string): Date | undefined {
  const day = localAt(board.startsAt.getTime()).date;
  const result = instantOf(day, time, ZONE);
  return result.ok ? new Date(result.instant) : undefined;
}

/** What of the entry is missing, as codes of `field.*`. */
function wrongOf(board: SessionBoard, kind: Kind, time: string, reason: string) {
  const at = needsTime(kind) ? instantOn(board, time) : undefined;
  const isOutside = at !== undefined && (at < board.startsAt || at > board.endsAt);
  return {
    at,
    time: needsTime(kind) && !at ? ('required' as const) : isOutside ? ('outside-session' as const) : null,
    reason: needsReason(kind) && reason.trim() === '' ? ('required' as const) : null,
  };
}

export interface MarkFormProps {
  readonly board: SessionBoard;
  readonly row: BoardRow;
  readonly initial: Kind;
  readonly onRecorded: () => void;
}

/** A mark with a time or a reason, above the trail of those before it. */
export function MarkForm({ board, row, initial, onRecorded }: MarkFormProps) {
  const t = useT();
  const marking = useMarking(board.sessionId, onRecorded);
  const [kind, setKind] = useState<Kind>(initial);
  const [time, setTime] = useState(() => localAt(Date.now()).time);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const wrong = wrongOf(board, kind, time, reason);
  const waiting = row.marks.find((mark) => mark.status === 'to-confirm');
  const kinds = KINDS.filter((one) => one !== 'reject' || waiting);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrong.time || wrong.reason) return;
    const decidesId = kind === 'reject' ? waiting?.id : undefined;
    marking.send({ enrolmentId: row.enrolmentId, kind, at: wrong.at, reason: reason.trim() || undefined, decidesId });
  };
  return (
    <form className="web-form" noValidate onSubmit={submit}>
      <ProblemNotice
        error={marking.error}
        onRetry={isProblem(marking.error, 'request.invalid') ? undefined : marking.retry}
      />
      <RadioGroup
        name="mark-kind"
        label={t('attendance.mark.kind')}
        options={kinds.map((value) => ({ value, label: t(`attendance.mark.${value}`) }))}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
      />
      {needsTime(kind) && (
        <TimeField
          label={t('attendance.mark.at')}
          value={time}
          error={isChecked && wrong.time ? t(`field.${wrong.time}`) : undefined}
          onChange={(event) => setTime(event.target.value)}
        />
      )}
      <TextField
        label={t('attendance.mark.reason')}
        mark={needsReason(kind) ? undefined : t('common.optional')}
        maxLength={500}
        value={reason}
        error={isChecked && wrong.reason ? t(`field.${wrong.reason}`) : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" variant="primary" isBusy={marking.isBusy} busyText={t('common.saving')}>
        {t('attendance.mark.save')}
      </Button>
      <h3>{t('attendance.trail.title')}</h3>
      <MarkTrail marks={row.marks} />
    </form>
  );
}
