import { checkIn, type CheckInResult, mySessions } from '@edukom/contracts';
import { formatTime } from '@edukom/i18n';
import { Button, LinkButton, Notice, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { scannedAt, takeScan } from '../../../shared/api/early-answers.js';
import { isProblem, OfflineError, ProblemError } from '../../../shared/api/errors.js';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { meQuery } from '../../../shared/session/me.js';
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

export interface ScanSenderProps {
  /** What the QR carries; null: it was opened before signing in, and a ticket tells of it. */
  readonly scan: string | null;
  readonly onDone: (result: CheckInResult) => void;
  /** It is no code of ours. */
  readonly onUnknown: () => void;
  /** It was refused, and sending it again tomorrow would not change that. */
  readonly onRefused: () => void;
}

/** Passes neither by signing in nor by waiting. */
const isRefusal = (error: Error | null): boolean =>
  error instanceof ProblemError && error.body.status < 500 && error.body.status !== 401 && error.body.status !== 429;

/** Sends a scan once, and again where the network returns or whoever was signed out is back. */
export function ScanSender({ scan, onDone, onUnknown, onRefused }: ScanSenderProps) {
  const t = useT();
  const sent = useRef(false);
  const [deviceAt] = useState(scannedAt);
  const { mutate, error } = useCall(checkIn, {
    invalidates: [keyOf(mySessions)],
    isRepeatable: true,
    options: ({ body }) => (body.scan === undefined ? {} : { early: takeScan(body.scan) }),
    onSuccess: onDone,
  });
  const send = useCallback(() => mutate({ body: { scan: scan ?? undefined, deviceAt } }), [mutate, scan, deviceAt]);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    send();
  }, [send]);
  useAgain(error, send);
  const isUnknown = scan !== null && isProblem(error, 'check-in.wrong-code');
  const isRefused = isRefusal(error) && !isUnknown;
  useEffect(() => {
    if (isUnknown) onUnknown();
    if (isRefused) onRefused();
  }, [isUnknown, isRefused, onUnknown, onRefused]);
  if (error && !isUnknown) return <ProblemNotice error={error} onRetry={send} />;
  return <p role="status">{t('attendance.check-in.busy')}</p>;
}

/** Sends again what did not arrive as soon as there is a chance, and what was refused to nobody after signing in. */
function useAgain(error: Error | null, send: () => void): void {
  const isOffline = error instanceof OfflineError;
  useEffect(() => {
    if (!isOffline) return undefined;
    // A phone that was put away loses its request, and finds its network unchanged when it is taken out again.
    const sendIfSeen = () => {
      if (document.visibilityState === 'visible') send();
    };
    window.addEventListener('online', send);
    window.addEventListener('pageshow', sendIfSeen);
    document.addEventListener('visibilitychange', sendIfSeen);
    return () => {
      window.removeEventListener('online', send);
      window.removeEventListener('pageshow', sendIfSeen);
      document.removeEventListener('visibilitychange', sendIfSeen);
    };
  }, [isOffline, send]);
  const { dataUpdatedAt } = useQuery(meQuery);
  const isSignedOut = isProblem(error, 'access.signed-out');
  const signedInAt = useRef(dataUpdatedAt);
  useEffect(() => {
    if (signedInAt.current === dataUpdatedAt) return;
    signedInAt.current = dataUpdatedAt;
    if (isSignedOut) send();
  }, [dataUpdatedAt, isSignedOut, send]);
}
