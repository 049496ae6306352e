import { startAttempt, type AttemptView, type QuizPage } from '@edukom/contracts';
import { formatDateTime, formatPoints, formatShare } from '@edukom/i18n';
import { Button, Card, DescriptionList, Notice, PageHeader, StatusPill, TaskCard, TaskList } from '@edukom/ui';
import { useEffect } from 'react';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';
import { useLeftovers } from '../use-leftovers.js';
import { RefusedFiles } from './refused-files.js';
import { useTimeText } from '../use-time-text.js';
import { bringSitting, preloadSitting } from './lazy-sitting.js';

function Facts({ page }: { page: QuizPage }) {
  const t = useT();
  const locale = useLocale();
  const limited = useTimeText((page.secondsAllowed ?? 0) + page.extraSeconds, page.extraSeconds);
  const time = page.secondsAllowed === null ? t('quiz.start.time-none') : limited;
  const points = formatPoints(locale, page.maxPoints);
  return (
    <DescriptionList
      items={[
        {
          key: 'questions',
          term: t('quiz.start.questions'),
          detail: t('quiz.start.questions-value', { count: page.questionCount, points }),
        },
        { key: 'time', term: t('quiz.start.time'), detail: <strong>{time}</strong> },
        {
          key: 'attempts',
          term: t('quiz.start.attempts'),
          detail:
            page.attemptsLeft === null || page.attemptsAllowed === null
              ? t('quiz.start.attempts-unlimited')
              : t('quiz.start.attempts-value', { left: page.attemptsLeft, allowed: page.attemptsAllowed }),
        },
        ...(page.attemptsAllowed !== null && page.attemptsAllowed > 1
          ? [{ key: 'grading', term: t('quiz.start.grading'), detail: t(`quiz.start.grading-${page.gradingMethod}`) }]
          : []),
        ...(page.opensAt
          ? [{ key: 'opens', term: t('quiz.start.opens'), detail: formatDateTime(locale, page.opensAt) }]
          : []),
        ...(page.closesAt
          ? [{ key: 'closes', term: t('quiz.start.closes'), detail: formatDateTime(locale, page.closesAt) }]
          : []),
        { key: 'after', term: t('quiz.start.after'), detail: t(`quiz.start.after-${page.shownAfter}`) },
        ...(page.passMark > 0
          ? [
              {
                key: 'pass',
                term: t('quiz.start.pass'),
                detail: t('quiz.start.pass-value', { share: formatShare(locale, page.passMark) }),
              },
            ]
          : []),
      ]}
    />
  );
}

function Rules({ page }: { page: QuizPage }) {
  const t = useT();
  return (
    <Card title={t('quiz.start.rules')}>
      <ul className="quiz-rules">
        <li>{t('quiz.start.rule-saved')}</li>
        {page.secondsAllowed !== null && <li>{t('quiz.start.rule-clock')}</li>}
        {page.secondsAllowed !== null && <li>{t('quiz.start.rule-deadline')}</li>}
        <li>{t('quiz.start.rule-language')}</li>
      </ul>
    </Card>
  );
}

function Earlier({ page }: { page: QuizPage }) {
  const t = useT();
  const locale = useLocale();
  const to = useAppPath();
  const ended = page.attempts.filter((attempt) => attempt.finishedAt !== null);
  if (ended.length === 0) return null;
  return (
    <section className="ed-stack">
      <h2>{t('quiz.start.earlier')}</h2>
      <TaskList>
        {ended.map((attempt) => (
          <TaskCard
            key={attempt.attemptId}
            icon="file"
            href={to(`/quizzes/${page.quizId}/attempts/${attempt.attemptId}`)}
            title={t('quiz.start.attempt', { number: attempt.number })}
            meta={t(attempt.state === 'expired' ? 'quiz.start.attempt-expired' : 'quiz.start.attempt-meta', {
              at: formatDateTime(locale, attempt.finishedAt ?? attempt.startedAt),
            })}
            aside={
              <StatusPill status={attempt.isReleased ? 'good' : 'active'}>
                {t(attempt.isReleased ? 'quiz.start.result-ready' : 'quiz.start.result-waits')}
              </StatusPill>
            }
          />
        ))}
      </TaskList>
    </section>
  );
}

/** What the page itself needs comes first, also over a slow line. */
const PRELOAD_AFTER_MS = 2_000;

function usePreload(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = setTimeout(preloadSitting, PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isWanted]);
}

export interface QuizStartProps {
  readonly page: QuizPage;
  readonly onStarted: (view: AttemptView) => void;
}

/** The page before a quiz: the rules, my time, my attempts. */
export function QuizStart({ page, onStarted }: QuizStartProps) {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const title = read(page.title);
  usePageTitle(title.value);
  const ended = page.attempts.filter((attempt) => attempt.state !== 'open');
  const leftovers = useLeftovers(ended.map((attempt) => attempt.attemptId).join(' '));
  usePreload(page.state === 'ready');
  const start = useCall(startAttempt, { before: bringSitting, onSuccess: onStarted });
  return (
    <div className="ed-stack web-narrow">
      <PageHeader title={<span lang={title.locale}>{title.value}</span>} lead={read(page.courseTitle).value} />
      {leftovers.hasSent && (
        <Notice tone="warning" isLive>
          {t('quiz.start.leftovers')}
        </Notice>
      )}
      <RefusedFiles refused={leftovers.refused} />
      {page.purpose === 'practice' && <Notice>{t('quiz.start.practice')}</Notice>}
      <Facts page={page} />
      {page.state === 'ready' && (
        <>
          <Rules page={page} />
          <ProblemNotice error={start.error} />
          <div className="ed-actions">
            <Button
              variant="primary"
              isBusy={start.isPending}
              busyText={t('quiz.start.beginning')}
              onClick={() => start.mutate({ params: { quizId: page.quizId }, body: { locale } })}
            >
              {t('quiz.start.begin')}
            </Button>
          </div>
        </>
      )}
      {page.state === 'early' && <Notice>{t('quiz.start.early')}</Notice>}
      {page.state === 'closed' && <Notice>{t('quiz.start.closed')}</Notice>}
      {page.state === 'used-up' && <Notice>{t('quiz.start.used-up')}</Notice>}
      {page.state === 'not-open' && <Notice>{t('quiz.start.not-open')}</Notice>}
      <Earlier page={page} />
    </div>
  );
}
