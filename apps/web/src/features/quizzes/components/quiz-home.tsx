import { getQuiz, startAttempt, type AttemptView, type QuizPage } from '@edukom/contracts';
import { Skeleton } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../../shared/api/call.js';
import { isProblem } from '../../../shared/api/errors.js';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import '../quiz.css';
import { QuizStart } from './quiz-start.js';
import { Sitting } from './sitting.js';

interface GoOnProps {
  readonly quizId: string;
  readonly attemptId: string;
  readonly onView: (view: AttemptView) => void;
  readonly onEnded: () => void;
}

/** After a reload the open attempt goes on by itself: what was unsent must reach the server without a click. */
function GoOn({ quizId, attemptId, onView, onEnded }: GoOnProps) {
  const t = useT();
  const locale = useLocale();
  const [error, setError] = useState<unknown>(null);
  const [tried, setTried] = useState(0);
  useEffect(() => {
    let isLeft = false;
    call(startAttempt, { params: { quizId }, body: { locale, attemptId } }).then(
      (view) => isLeft || onView(view),
      (failure: unknown) => {
        if (isLeft) return;
        if (isProblem(failure, 'attempt.closed')) onEnded();
        else setError(failure);
      },
    );
    return () => {
      isLeft = true;
    };
  }, [quizId, attemptId, locale, tried, onView, onEnded]);
  if (error === null) return <Skeleton label={t('common.loading')} shape="lines" />;
  return (
    <ProblemNotice
      error={error}
      onRetry={() => {
        setError(null);
        setTried((count) => count + 1);
      }}
    />
  );
}

const openAttempt = (page: QuizPage): string | undefined =>
  page.attempts.find((attempt) => attempt.state === 'open')?.attemptId;

/** A quiz at its one address: the start page, or the attempt that is open. */
export function QuizHome({ quizId }: { quizId: string }) {
  const query = useQuery(queryOf(getQuiz, { params: { quizId } }));
  const [view, setView] = useState<AttemptView | null>(null);
  const { refetch } = query;
  const onEnded = useCallback(() => void refetch(), [refetch]);
  if (view)
    return (
      <Sitting
        key={view.attemptId}
        view={view}
        signedInAt={query.dataUpdatedAt}
        serverNow={query.data?.serverNow ?? null}
      />
    );
  return (
    <Loaded query={query}>
      {(page) => {
        const attemptId = openAttempt(page);
        return attemptId ? (
          <GoOn quizId={quizId} attemptId={attemptId} onView={setView} onEnded={onEnded} />
        ) : (
          <QuizStart page={page} onStarted={setView} />
        );
      }}
    </Loaded>
  );
}
