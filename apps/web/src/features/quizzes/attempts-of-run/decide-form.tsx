import {
  decideLateAnswer,
  getRunGrading,
  type LateDecisionKind,
  type LateImpact,
  listLateAnswers,
  listSittings,
} from '@edukom/contracts';
import { Button, TextArea } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type SyntheticEvent } from 'react';
import { isProblem } from '../../../shared/api/errors.js';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';

export interface DecideFormProps {
  readonly attemptId: string;
  readonly evidenceId: string;
  readonly onDone: (impact: LateImpact | null) => void;
}

const MIN_REASON = 3;

/** Accepts or rejects one late answer, with a reason. Whoever comes second is told, and sees what was decided. */
export function DecideForm({ attemptId, evidenceId, onDone }: DecideFormProps) {
  const t = useT();
  const id = useId();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const decide = useCall(decideLateAnswer, {
    invalidates: [keyOf(listLateAnswers), keyOf(listSittings), keyOf(getRunGrading)],
    onSuccess: ({ impact }) => onDone(impact),
  });
  const send = (decision: LateDecisionKind) => {
    const isShort = reason.trim().length < MIN_REASON;
    setMissing(isShort);
    if (isShort) return;
    decide.mutate(
      { params: { attemptId, evidenceId }, body: { decision, reason } },
      {
        onError: (error) => {
          if (isProblem(error, 'late-answer.decided'))
            void client.invalidateQueries({ queryKey: keyOf(listLateAnswers) });
        },
      },
    );
  };
  return (
    <form className="web-form" noValidate onSubmit={(event: SyntheticEvent) => event.preventDefault()}>
      <ProblemNotice error={decide.error} />
      <TextArea
        id={id}
        label={t('sittings.decide.reason')}
        hint={t('sittings.decide.reason-hint')}
        error={isMissing ? t('sittings.decide.reason-missing') : undefined}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={({ target }) => {
          setReason(target.value);
          setMissing(false);
        }}
      />
      <div className="ed-actions">
        <Button
          variant="primary"
          isBusy={decide.isPending}
          busyText={t('sittings.decide.busy')}
          onClick={() => send('accepted')}
        >
          {t('sittings.decide.accept')}
        </Button>
        <Button disabled={decide.isPending} onClick={() => send('rejected')}>
          {t('sittings.decide.reject')}
        </Button>
      </div>
    </form>
  );
}
