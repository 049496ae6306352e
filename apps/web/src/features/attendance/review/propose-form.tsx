import { CHANGE_KINDS, proposeChange, readMarkHistory, readReview } from '@edukom/contracts';
import { Button, CheckboxField, SelectField, TextField, TimeField } from '@edukom/ui';
import { type SyntheticEvent, useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { chosenTime, clockTime, needsTime } from './time-on-day.js';

type Kind = (typeof CHANGE_KINDS)[number];
const LEAST_LETTERS = 5;

export interface ProposeFormProps {
  readonly sessionId: string;
  readonly enrolmentId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The open claim it may answer. */
  readonly claimId: string | null;
  readonly onDone: (text: string) => void;
}

/** Proposes a change after the lock, with its reason; somebody else approves it. */
export function ProposeForm({ sessionId, enrolmentId, startsAt, endsAt, claimId, onDone }: ProposeFormProps) {
  const t = useT();
  const [kind, setKind] = useState<Kind>('present');
  const [time, setTime] = useState(() => clockTime(startsAt));
  const [reason, setReason] = useState('');
  const [answersClaim, setAnswersClaim] = useState(claimId !== null);
  const [isChecked, setChecked] = useState(false);
  const proposing = useCall(proposeChange, {
    invalidates: [keyOf(readMarkHistory), keyOf(readReview)],
    onSuccess: () => onDone(t('review.propose.done')),
  });
  const { at, wrong } = chosenTime({ startsAt, endsAt }, kind, time);
  const answered = answersClaim ? claimId : null;
  const isShort = reason.trim().length < LEAST_LETTERS;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isShort || wrong) return;
    proposing.mutate({
      params: { sessionId },
      body: {
        enrolmentId,
        kind,
        reason: reason.trim(),
        ...(at ? { at } : {}),
        ...(answered ? { claimId: answered } : {}),
      },
    });
  };
  return (
    <form className="web-form" noValidate onSubmit={submit} aria-label={t('review.propose.title')}>
      <ProblemNotice error={proposing.error} />
      <SelectField
        label={t('review.record')}
        options={CHANGE_KINDS.map((value) => ({ value, label: t(`attendance.mark.${value}`) }))}
        value={kind}
        onChange={(event) => setKind(event.target.value as Kind)}
      />
      {needsTime(kind) && (
        <TimeField
          label={t('review.at')}
          value={time}
          error={isChecked && wrong ? t(`field.${wrong}`) : undefined}
          onChange={(event) => setTime(event.target.value)}
        />
      )}
      <TextField
        label={t('review.propose.reason')}
        hint={t('review.propose.reason-hint')}
        maxLength={500}
        value={reason}
        error={isChecked && isShort ? t('field.required') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      {claimId !== null && (
        <CheckboxField
          label={t('review.propose.claim')}
          checked={answersClaim}
          onChange={(event) => setAnswersClaim(event.target.checked)}
        />
      )}
      <Button type="submit" variant="primary" isBusy={proposing.isPending} busyText={t('common.saving')}>
        {t('review.propose.send')}
      </Button>
    </form>
  );
}
