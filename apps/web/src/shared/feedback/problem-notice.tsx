import { Button, Notice } from '@edukom/ui';
import { ProblemError } from '../api/errors.js';
import { useProblemText } from '../api/use-problem-text.js';
import { useT } from '../text/use-t.js';

export interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** What went wrong, what to do, and the number of the event; nothing when there is no error. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const t = useT();
  const text = useProblemText(error);
  if (text === null) return null;
  const traceId = error instanceof ProblemError ? error.body.traceId : undefined;
  return (
    <Notice
      tone="bad"
      title={text}
      isLive
      actions={onRetry && <Button onClick={onRetry}>{t('common.try-again')}</Button>}
    >
      {traceId && t('shell.problem.trace', { id: traceId })}
    </Notice>
  );
}
