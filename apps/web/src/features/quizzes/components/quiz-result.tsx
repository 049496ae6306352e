import { getResult, type OutputOf } from '@edukom/contracts';
import { formatDateTime, formatPoints, formatShare } from '@edukom/i18n';
import { Button, Card, DescriptionList, LinkButton, Notice, PageHeader, StatusPill, Table } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import '../quiz.css';
import { responseText } from '../responses.js';
import { receiptFileName, receiptText } from '../receipt/receipt-text.js';
import { saveText } from '../receipt/save-text.js';
import { useContent } from '../use-content.js';
import { useLeftovers } from '../use-leftovers.js';
import { LateCard } from './late-card.js';
import { MyAppeals } from './my-appeals.js';
import { RefusedFiles } from './refused-files.js';

type Result = OutputOf<typeof getResult>;
type Released = NonNullable<Result['released']>;

function ReceiptCard({ result }: { result: Result }) {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const { receipt, number } = result;
  const facts = { receipt, number, title: read(result.title).value };
  return (
    <Card title={t('quiz.result.receipt')}>
      <p>{t('quiz.result.receipt-text')}</p>
      <DescriptionList
        items={[
          { key: 'at', term: t('quiz.result.finished'), detail: formatDateTime(locale, receipt.finishedAt) },
          {
            key: 'answered',
            term: t('quiz.result.answered'),
            detail: t('quiz.result.answered-value', { answered: receipt.answered, count: receipt.questions }),
          },
          { key: 'hash', term: t('quiz.result.hash'), detail: <code className="quiz-hash">{receipt.hash}</code> },
        ]}
      />
      <div className="ed-actions">
        <Button onClick={() => saveText(receiptFileName(t, facts), receiptText(t, facts))}>
          {t('quiz.result.save')}
        </Button>
      </div>
    </Card>
  );
}

function ScoreCard({ released }: { released: Released }) {
  const t = useT();
  const locale = useLocale();
  const points = { points: formatPoints(locale, released.points), max: formatPoints(locale, released.maxPoints) };
  return (
    <Card title={t('quiz.result.points')}>
      <p className="quiz-score">
        <strong>{formatShare(locale, released.share)}</strong>
        <span>{t('quiz.result.points-value', points)}</span>
        {released.passMark > 0 && (
          <StatusPill status={released.hasPassed ? 'good' : 'bad'}>
            {t(released.hasPassed ? 'quiz.result.passed' : 'quiz.result.failed')}
          </StatusPill>
        )}
      </p>
      {released.setReason !== null && (
        <Notice tone="info" title={t('quiz.result.set')}>
          <span className="quiz-typed">{released.setReason}</span>
        </Notice>
      )}
      {released.passMark > 0 && <p>{t('quiz.result.pass-mark', { share: formatShare(locale, released.passMark) })}</p>}
    </Card>
  );
}

/** What the marker chose, criterion by criterion. */
function Marking({ marking }: { marking: Released['questions'][number]['marking'] }) {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  return (
    <ul className="quiz-marking">
      {marking.map(({ title, text, points, maxPoints }) => {
        const criterion = read(title);
        return (
          <li key={criterion.value} lang={criterion.locale}>
            {t('quiz.result.criterion', {
              criterion: criterion.value,
              level: read(text).value,
              points: formatPoints(locale, points),
              max: formatPoints(locale, maxPoints),
            })}
          </li>
        );
      })}
    </ul>
  );
}

function QuestionResult({ question }: { question: Released['questions'][number] }) {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const prompt = read(question.prompt);
  const words = {
    isTrue: t('quiz.question.true'),
    isFalse: t('quiz.question.false'),
    fileName: () => question.file?.name ?? '',
  };
  const answer = responseText(question, question.response, (text) => read(text).value, words);
  const feedback = question.feedback && read(question.feedback);
  const points = { points: formatPoints(locale, question.earned), max: formatPoints(locale, question.points) };
  const items = [
    {
      key: 'answer',
      term: t('quiz.result.your-answer'),
      detail: <span className="quiz-typed">{answer || t('quiz.result.no-answer')}</span>,
    },
    ...(question.isPending
      ? [{ key: 'pending', term: t('quiz.result.your-answer'), detail: t('quiz.result.pending') }]
      : []),
    ...(question.right.length > 0
      ? [
          {
            key: 'right',
            term: t('quiz.result.right'),
            detail: (
              <span className="quiz-typed">
                {question.right
                  .map((one) => responseText(question, one, (text) => read(text).value, words))
                  .join(' / ')}
              </span>
            ),
          },
        ]
      : []),
    ...(question.ruling
      ? [{ key: 'ruling', term: t('quiz.result.ruling'), detail: t(`quiz.result.${question.ruling}`) }]
      : []),
    ...(question.marking.length > 0
      ? [{ key: 'marking', term: t('quiz.result.marking'), detail: <Marking marking={question.marking} /> }]
      : []),
    ...(question.comment
      ? [
          {
            key: 'comment',
            term: t('quiz.result.comment'),
            detail: <span className="quiz-typed">{question.comment}</span>,
          },
        ]
      : []),
    ...(feedback
      ? [
          {
            key: 'feedback',
            term: t('quiz.result.feedback'),
            detail: <span lang={feedback.locale}>{feedback.value}</span>,
          },
        ]
      : []),
  ];
  return (
    <li className="quiz-result-question">
      <div className="quiz-question-head">
        <h3 lang={prompt.locale}>{prompt.value}</h3>
        <span className="quiz-points">{t('quiz.result.points-value', points)}</span>
      </div>
      <DescriptionList items={items} />
    </li>
  );
}

/** What was gained since the test before, competence by competence. */
function Gains({ gains }: { gains: Released['gains'] }) {
  const t = useT();
  const locale = useLocale();
  const signed = (gain: number) => `${gain > 0 ? '+' : ''}${formatShare(locale, gain)}`;
  return (
    <Card title={t('quiz.result.gains')}>
      <Table
        caption={t('quiz.result.gains-caption')}
        rows={gains}
        rowKey={({ competence }) => competence}
        columns={[
          {
            key: 'competence',
            header: t('quiz.result.competence'),
            cell: ({ competence }) => competence,
            isRowHeader: true,
          },
          {
            key: 'before',
            header: t('quiz.result.before'),
            cell: ({ before }) => formatShare(locale, before),
            isNumeric: true,
          },
          {
            key: 'after',
            header: t('quiz.result.after'),
            cell: ({ after }) => formatShare(locale, after),
            isNumeric: true,
          },
          { key: 'gain', header: t('quiz.result.gain'), cell: ({ gain }) => signed(gain), isNumeric: true },
        ]}
      />
    </Card>
  );
}

/** Nobody has decided about some late answer; right after one was sent, the list may not have it yet. */
const isUndecided = ({ late }: Result): boolean => late.length === 0 || late.some(({ decision }) => decision === null);

/** How it ended while nothing is shown of it, and that late answers wait for a decision. */
function ResultNotices({ result, hasLate }: { result: Result; hasLate: boolean }) {
  const t = useT();
  return (
    <>
      {!result.released && (
        <Notice tone="good" title={t(result.receipt.state === 'expired' ? 'quiz.result.expired' : 'quiz.result.done')}>
          {t('quiz.result.waits')}
        </Notice>
      )}
      {hasLate && isUndecided(result) && (
        <Notice tone="warning" isLive>
          {t('quiz.result.late')}
        </Notice>
      )}
    </>
  );
}

/** Whether the page before saw answers go that came after the end. */
const useWasLate = (): boolean => (useLocation().state as { wasLate?: boolean } | null)?.wasLate === true;

/** Receipt at once; points, feedback and comments after the release. */
export function QuizResult({ quizId, attemptId }: { quizId: string; attemptId: string }) {
  const t = useT();
  const read = useContent();
  const to = useAppPath();
  const wasLate = useWasLate();
  usePageTitle(t('quiz.result.title'));
  const query = useQuery(queryOf(getResult, { params: { attemptId } }));
  const { refetch } = query;
  const { hasSent: hasHandedOver, refused } = useLeftovers(attemptId);
  useEffect(() => {
    if (hasHandedOver) void refetch();
  }, [hasHandedOver, refetch]);
  return (
    <Loaded query={query}>
      {(result) => (
        <div className="ed-stack web-narrow">
          <PageHeader title={read(result.title).value} lead={t('quiz.start.attempt', { number: result.number })} />
          <ResultNotices result={result} hasLate={wasLate || hasHandedOver} />
          <RefusedFiles refused={refused} />
          {result.released && <ScoreCard released={result.released} />}
          {result.released && result.released.gains.length > 0 && <Gains gains={result.released.gains} />}
          <ReceiptCard result={result} />
          <LateCard late={result.late} />
          {result.released && result.released.questions.length > 0 && (
            <section className="ed-stack">
              <h2>{t('quiz.result.questions')}</h2>
              <ol className="quiz-results">
                {result.released.questions.map((question) => (
                  <QuestionResult key={question.slot} question={question} />
                ))}
              </ol>
            </section>
          )}
          {result.released && <MyAppeals attemptId={attemptId} questions={result.released.questions} />}
          <div className="ed-actions">
            <LinkButton href={to('/learning')} variant="primary">
              {t('quiz.result.course')}
            </LinkButton>
            <LinkButton href={to(`/quizzes/${quizId}`)}>{t('quiz.result.back')}</LinkButton>
          </div>
        </div>
      )}
    </Loaded>
  );
}
