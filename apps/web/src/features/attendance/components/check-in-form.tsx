import { checkIn, type CheckInResult, mySessions } from '@edukom/contracts';
import { formatTime } from '@edukom/i18n';
import { Button, LinkButton, Notice, TextField } from '@edukom/ui';
import { useEffect, useRef } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

/** What was recorded, and what happens next. */
export function CheckInDone({ result, onAgain }: { result: CheckInResult; onAgain: () => void }) {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const words = {
    session: result.sessionTitle,
    run: read(result.runTitle),
    time: formatTime(t.locale, result.receivedAt),
  };
  const isAccepted = result.status === 'accepted';
  return (
    <Notice
      tone={isAccepted ? 'good' : 'warning'}
      isLive
      title={isAccepted ? t('attendance.check-in.accepted.title') : t('attendance.check-in.late.title')}
      actions={
        <>
          <LinkButton href={to('/sessions')} variant="primary">
            {t('attendance.check-in.sessions')}
          </LinkButton>
          <Button onClick={onAgain}>{t('attendance.check-in.again')}</Button>
        </>
      }
    >
      {isAccepted ? t('attendance.check-in.accepted.text', words) : t('attendance.check-in.late.text', words)}
    </Notice>
  );
}

/** The code from the screen, typed. */
export function CheckInForm({ onDone }: { onDone: (result: CheckInResult) => void }) {
  const t = useT();
  const send = useCall(checkIn, { invalidates: [keyOf(mySessions)], onSuccess: onDone });
  const form = useForm({
    name: 'check-in',
    schema: checkIn.body.required({ code: true }),
    send: ({ code }) => send.mutateAsync({ body: { code, deviceAt: new Date() } }),
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <TextField
        label={t('attendance.check-in.code')}
        hint={t('attendance.check-in.code-hint')}
        width="medium"
        className="attendance-typed"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={12}
        {...form.text('code')}
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('attendance.check-in.busy')}>
        {t('attendance.check-in.submit')}
      </Button>
    </form>
  );
}

/** Sends the scan that was opened before signing in, once. */
export function ScanSender({ onDone }: { onDone: (result: CheckInResult) => void }) {
  const t = useT();
  const sent = useRef(false);
  const send = useCall(checkIn, { invalidates: [keyOf(mySessions)], onSuccess: onDone });
  const { mutate } = send;
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    mutate({ body: { deviceAt: new Date() } });
  }, [mutate]);
  if (send.error)
    return <ProblemNotice error={send.error} onRetry={() => mutate({ body: { deviceAt: new Date() } })} />;
  return <p role="status">{t('attendance.check-in.busy')}</p>;
}
