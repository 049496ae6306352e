import { Button, Notice } from '@edukom/ui';
import { ProblemError } from '../api/errors.js';
import { useProblemText } from '../api/use-problem-text.js';
import { useT } from '../text/use-t.js';

export interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** From here on it is our fault: the number of the event helps whoever looks for the cause. A wrong code needs none. */
const OURS = 500;

/** What went wrong and what to do, and the number of the event where we failed; nothing when there is no error. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const t = useT();
  const text = useProblemText(error);
  if (text === null) return null;
  const traceId = error instanceof ProblemError && error.body.status >= OURS ? error.body.traceId : undefined;
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
