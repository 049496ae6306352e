import { getQuiz, startAttempt, type AttemptView, type QuizPage } from '@edukom/contracts';
import { Skeleton } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { call } from '../../../shared/api/call.js';
import { isProblem, OfflineError } from '../../../shared/api/errors.js';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { isOffline } from '../../../shared/offline/connection.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { keepView, useKeptView } from '../kept-view.js';
import '../quiz.css';
import { QuizStart } from './quiz-start.js';
import { LazySitting, preloadSitting } from './lazy-sitting.js';

interface GoOnProps {
  readonly quizId: string;
  readonly attemptId: string;
  readonly onView: (view: AttemptView) => void;
  readonly onEnded: () => void;
  /** This device has the attempt: the server is not waited for as long as a network that swallows everything would take. */
  readonly hasKept: boolean;
  /** There is no way to the server now. */
  readonly onOffline: () => void;
}

/** How long the server is waited for where this device has the attempt. */
const PATIENCE_MS = 8_000;

/** Asks the server for the open attempt; says what came of it. */
function useGoOn({ quizId, attemptId, hasKept, onView, onEnded, onOffline }: GoOnProps) {
  const locale = useLocale();
  const [error, setError] = useState<unknown>(null);
  const [tried, setTried] = useState(0);
  useEffect(() => {
    let isLeft = false;
    // What led here came from this device, after the server was waited for: nobody waits for it a third time.
    if (hasKept && isOffline()) queueMicrotask(() => isLeft || onOffline());
    const signal = hasKept ? AbortSignal.timeout(PATIENCE_MS) : undefined;
    const options = signal ? { signal } : {};
    call(startAttempt, { params: { quizId }, body: { locale, attemptId } }, options).then(
      (view) => isLeft || onView(view),
      (failure: unknown) => {
        if (isLeft) return;
        if (isProblem(failure, 'attempt.closed')) onEnded();
        else setError(failure);
        if (failure instanceof OfflineError || signal?.aborted) onOffline();
      },
    );
    return () => {
      isLeft = true;
    };
  }, [quizId, attemptId, hasKept, locale, tried, onView, onEnded, onOffline]);
  const retry = useCallback(() => {
    setError(null);
    setTried((count) => count + 1);
  }, []);
  return { error, retry };
}

/** After a reload the open attempt goes on by itself: what was unsent must reach the server without a click. */
function GoOn(props: GoOnProps) {
  const t = useT();
  useEffect(preloadSitting, []);
  const { error, retry } = useGoOn(props);
  if (error === null) return <Skeleton label={t('common.loading')} shape="lines" />;
  return <ProblemNotice error={error} onRetry={retry} />;
}

/** How often the server is asked again for an attempt that this device brought up by itself. */
const ASK_AGAIN_MS = 8_000;

/** Stands beside an attempt that came up without a network: as soon as there is one, the server's own takes its place. */
function BackToServer(props: GoOnProps) {
  const { error, retry } = useGoOn(props);
  useEffect(() => {
    if (error === null) return undefined;
    const timer = setTimeout(retry, ASK_AGAIN_MS);
    window.addEventListener('online', retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', retry);
    };
  }, [error, retry]);
  return null;
}

const openAttempt = (page: QuizPage | undefined): string | undefined =>
  page?.attempts.find((attempt) => attempt.state === 'open')?.attemptId;

/** The attempt being sat. `isKept`: it came up from this device, and the server has not spoken yet. */
interface Sat {
  readonly view: AttemptView;
  readonly isKept: boolean;
}

const nothing = () => undefined;

/** Which attempt goes on: the one the server tells of, or the one this device kept where no server can be asked. */
function attemptToGoOn(page: QuizPage | undefined, kept: AttemptView | null, error: unknown): string | undefined {
  // The page of the quiz may be a copy from before the attempt was begun, or missing altogether.
  const isCut = isOffline() || error instanceof OfflineError;
  return openAttempt(page) ?? (isCut ? kept?.attemptId : undefined);
}

function SittingOf({
  sat,
  page,
  readAt,
  ...asks
}: Omit<GoOnProps, 'attemptId' | 'hasKept' | 'onOffline'> & { sat: Sat; page: QuizPage | undefined; readAt: number }) {
  const t = useT();
  const { view, isKept } = sat;
  return (
    <>
      {isKept && <BackToServer {...asks} attemptId={view.attemptId} hasKept onOffline={nothing} />}
      <Suspense fallback={<Skeleton label={t('common.loading')} shape="lines" />}>
        <LazySitting
          key={`${view.attemptId} ${isKept}`}
          view={view}
          isClockSure={!isKept}
          signedInAt={readAt}
          serverNow={isKept ? null : (page?.serverNow ?? null)}
        />
      </Suspense>
    </>
  );
}

/** A quiz at its one address: the start page, or the attempt that is open. */
export function QuizHome({ quizId }: { quizId: string }) {
  const t = useT();
  const query = useQuery(queryOf(getQuiz, { params: { quizId } }));
  const { view: kept, drop } = useKeptView(quizId);
  const [sat, setSat] = useState<Sat | null>(null);
  const { refetch, data: page } = query;
  const onView = useCallback((view: AttemptView) => {
    setSat({ view, isKept: false });
    void keepView(view);
  }, []);
  const onEnded = useCallback(() => {
    drop();
    setSat(null);
    void refetch();
  }, [drop, refetch]);
  const onOffline = useCallback(() => {
    if (kept) setSat({ view: kept, isKept: true });
  }, [kept]);
  const asks = { quizId, onView, onEnded };

  if (sat) return <SittingOf {...asks} sat={sat} page={page} readAt={query.dataUpdatedAt} />;
  if (kept === undefined) return <Skeleton label={t('common.loading')} shape="lines" />;
  const attemptId = attemptToGoOn(page, kept, query.error);
  if (attemptId) return <GoOn {...asks} attemptId={attemptId} hasKept={kept !== null} onOffline={onOffline} />;
  return <Loaded query={query}>{(shown) => <QuizStart page={shown} onStarted={onView} />}</Loaded>;
}
