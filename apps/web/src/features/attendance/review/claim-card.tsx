import {
  CLAIM_MARKS,
  decideClaim,
  downloadClaimFile,
  readMarkHistory,
  readReview,
  type ReviewedClaim,
} from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Button, LinkButton, RadioGroup, SelectField, StatusPill, TextField, TimeField } from '@edukom/ui';
import { type SyntheticEvent, useState } from 'react';
import { addressOf } from '../../../shared/api/path-of.js';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { CLAIM_STATUS } from '../claims/my-claims.js';
import { chosenTime, clockTime, needsTime } from './time-on-day.js';

type ClaimMark = (typeof CLAIM_MARKS)[number];
const DISPUTE_MARKS: readonly ClaimMark[] = ['present', 'late', 'left', 'excused', 'absent'];

interface DecisionProps {
  readonly claim: ReviewedClaim;
  readonly onDone: (text: string) => void;
}

const withMark = (mark: ClaimMark | null, at: Date | undefined) => ({
  ...(mark ? { mark } : {}),
  ...(at ? { at } : {}),
});

/** What of a decision is chosen, and what of it is missing. */
function useDecision({ claim }: { claim: ReviewedClaim }) {
  const [choice, setChoice] = useState<'accept' | 'refuse' | null>(claim.isLocked ? 'refuse' : null);
  const [mark, setMark] = useState<ClaimMark>(claim.kind === 'excuse' ? 'excused' : 'present');
  const [time, setTime] = useState(() => clockTime(claim.startsAt));
  const [answer, setAnswer] = useState('');
  const isDispute = choice === 'accept' && claim.kind === 'dispute';
  const { at, wrong: wrongTime } = chosenTime(claim, isDispute ? mark : '', time);
  const body = {
    isAccepted: choice === 'accept',
    answer: answer.trim(),
    ...withMark(isDispute ? mark : null, at),
  };
  const isComplete = choice !== null && body.answer !== '' && wrongTime === null;
  return {
    choice,
    setChoice,
    mark,
    setMark,
    time,
    setTime,
    answer,
    setAnswer,
    isDispute,
    wrongTime,
    body,
    isComplete,
  };
}

function DecisionForm({ claim, onDone }: DecisionProps) {
  const t = useT();
  const decision = useDecision({ claim });
  const [isChecked, setChecked] = useState(false);
  const deciding = useCall(decideClaim, {
    invalidates: [keyOf(readReview), keyOf(readMarkHistory)],
    onSuccess: () => onDone(t('review.decided', { name: claim.name })),
  });
  const { sessionId, id: claimId } = claim;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (decision.isComplete) deciding.mutate({ params: { sessionId, claimId }, body: decision.body });
  };
  const wrong = (isWrong: boolean) => (isChecked && isWrong ? t('field.required') : undefined);
  return (
    <form className="web-form" noValidate onSubmit={submit} aria-label={`${t('review.decide')}: ${claim.name}`}>
      <ProblemNotice error={deciding.error} />
      <RadioGroup
        name={`decide-${claimId}`}
        label={t('review.decide')}
        error={wrong(decision.choice === null)}
        value={decision.choice}
        onChange={(value) => decision.setChoice(value === 'accept' ? 'accept' : 'refuse')}
        options={[
          {
            value: 'accept',
            label: t('review.accept'),
            isDisabled: claim.isLocked,
            hint: claim.kind === 'excuse' ? t('review.record.accept-excuse') : undefined,
          },
          { value: 'refuse', label: t('review.refuse') },
        ]}
      />
      {decision.isDispute && (
        <SelectField
          label={t('review.record')}
          options={DISPUTE_MARKS.map((value) => ({ value, label: t(`attendance.mark.${value}`) }))}
          value={decision.mark}
          onChange={(event) => decision.setMark(event.target.value as ClaimMark)}
        />
      )}
      {needsTime(decision.isDispute ? decision.mark : '') && (
        <TimeField
          label={t('review.at')}
          value={decision.time}
          error={isChecked && decision.wrongTime ? t(`field.${decision.wrongTime}`) : undefined}
          onChange={(event) => decision.setTime(event.target.value)}
        />
      )}
      <TextField
        label={t('review.answer')}
        maxLength={2_000}
        value={decision.answer}
        error={wrong(decision.answer.trim() === '')}
        onChange={(event) => decision.setAnswer(event.target.value)}
      />
      <Button type="submit" variant="primary" isBusy={deciding.isPending} busyText={t('common.saving')}>
        {t('review.save')}
      </Button>
    </form>
  );
}

function Attachments({ claim }: { claim: ReviewedClaim }) {
  const t = useT();
  if (claim.files.length === 0) return null;
  const { sessionId, id: claimId } = claim;
  return (
    <ul aria-label={t('attendance.claim.files')} className="attendance-files">
      {claim.files.map(({ id: fileId, name }) => (
        <li key={fileId}>
          <a href={addressOf(downloadClaimFile, { params: { sessionId, claimId, fileId } })} download lang="">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Why there is no form, where there is none. */
function Bar({ claim }: { claim: ReviewedClaim }) {
  const t = useT();
  if (claim.state !== 'open') return null;
  if (claim.isOwn) return <p className="ed-hint">{t('review.own')}</p>;
  return claim.isLocked ? <p className="ed-hint">{t('review.past-lock')}</p> : null;
}

export interface ClaimCardProps extends DecisionProps {
  /** Leads to the history of the record; left out on that page itself. */
  readonly hasLink?: boolean;
  readonly canDecide?: boolean;
}

/** An excuse or a dispute with everything needed to decide about it. */
export function ClaimCard({ claim, onDone, hasLink = true, canDecide = true }: ClaimCardProps) {
  const t = useT();
  const to = useAppPath();
  return (
    <li className="attendance-claim">
      <div className="ed-page-title">
        <h3>
          {claim.name}: {t(`attendance.claim.kind.${claim.kind}`)}
        </h3>
        <StatusPill status={CLAIM_STATUS[claim.state]}>{t(`attendance.claim.state.${claim.state}`)}</StatusPill>
      </div>
      <p className="ed-hint">
        <span lang="">{claim.sessionTitle}</span> · {formatDateTime(t.locale, claim.startsAt)} ·{' '}
        <Localized text={claim.runTitle} /> · <Localized text={claim.institutionName} />
      </p>
      <p className="ed-hint">
        {t('review.made', { time: formatDateTime(t.locale, claim.madeAt) })} ·{' '}
        {t('attendance.claim.until', { time: formatDateTime(t.locale, claim.decideBy) })}
      </p>
      <p lang="">{claim.text}</p>
      <Attachments claim={claim} />
      {claim.decidedBy && claim.decidedAt && (
        <p>
          {t('review.change.decided', { name: claim.decidedBy, time: formatDateTime(t.locale, claim.decidedAt) })}{' '}
          {t('attendance.claim.answer', { answer: claim.answer })}
        </p>
      )}
      <Bar claim={claim} />
      {claim.state === 'open' && !claim.isOwn && canDecide && <DecisionForm claim={claim} onDone={onDone} />}
      {hasLink && (
        <p>
          <LinkButton isSmall icon="history" href={to(`/sessions/${claim.sessionId}/people/${claim.enrolmentId}`)}>
            {t('review.history.link')}
          </LinkButton>
        </p>
      )}
    </li>
  );
}
