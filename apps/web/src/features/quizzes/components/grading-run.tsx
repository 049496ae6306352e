import { getRunGrading, type OutputOf } from '@edukom/contracts';
import { Breadcrumbs, Button, Card, LinkButton, Notice, PageHeader, Table } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../../shared/session/me.js';
import { useT } from '../../../shared/text/use-t.js';
import '../quiz.css';
import { useContent } from '../use-content.js';
import { ReleaseDialog } from './release-dialog.js';

type RunGrading = OutputOf<typeof getRunGrading>;
type Quiz = RunGrading['quizzes'][number];
type Question = Quiz['questions'][number];

function Questions({ runId, quiz }: { runId: string; quiz: Quiz }) {
  const t = useT();
  const to = useAppPath();
  const read = useContent();
  if (quiz.questions.length === 0) return <p>{t('grading.run.no-open')}</p>;
  return (
    <Table<Question>
      caption={t('grading.run.question')}
      isCaptionHidden
      rows={quiz.questions}
      rowKey={(question) => question.questionVersionId}
      columns={[
        {
          key: 'question',
          header: t('grading.run.question'),
          cell: (question) => read(question.prompt).value,
          isRowHeader: true,
        },
        { key: 'pending', header: t('grading.run.pending'), cell: (question) => question.pending, isNumeric: true },
        { key: 'marked', header: t('grading.run.marked'), cell: (question) => question.marked, isNumeric: true },
        {
          key: 'open',
          header: '',
          cell: (question) => (
            <LinkButton
              isSmall
              variant={question.pending > 0 ? 'primary' : 'quiet'}
              href={to(`/grading/${runId}/${question.questionVersionId}`)}
            >
              {t(question.pending > 0 ? 'grading.run.open' : 'grading.run.look')}
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

function QuizCard({ runId, quiz, onRelease }: { runId: string; quiz: Quiz; onRelease: () => void }) {
  const t = useT();
  const read = useContent();
  const to = useAppPath();
  const canRelease = useIsAllowed('grading.release');
  const { finished, released, open } = quiz;
  return (
    <Card
      title={read(quiz.title).value}
      actions={
        <>
          {finished > 0 && (
            <LinkButton isSmall href={to(`/grading/${runId}/items/${quiz.quizId}`)}>
              {t('items.link')}
            </LinkButton>
          )}
          {canRelease && finished > released && <Button onClick={onRelease}>{t('grading.run.release')}</Button>}
        </>
      }
    >
      <p className="quiz-points">{t('grading.run.quiz-meta', { finished, released, open })}</p>
      <Questions runId={runId} quiz={quiz} />
    </Card>
  );
}

/** Grading of one run: by quiz, its open questions and the release. */
export function GradingRun({ runId }: { runId: string }) {
  const t = useT();
  const to = useAppPath();
  const read = useContent();
  const [quizId, setQuizId] = useState<string | null>(null);
  const [released, setReleased] = useState<number | null>(null);
  usePageTitle(t('grading.title'));
  const query = useQuery(queryOf(getRunGrading, { params: { runId } }));
  return (
    <Loaded query={query}>
      {(run) => (
        <div className="ed-stack">
          <PageHeader
            breadcrumbs={
              <Breadcrumbs label={t('grading.title')} items={[{ href: to('/grading'), text: t('grading.title') }]} />
            }
            title={read(run.title).value}
            lead={t('grading.run.lead', { code: run.code })}
          />
          {released !== null && (
            <Notice tone="good" isLive>
              {t('grading.release.done', { count: released })}
            </Notice>
          )}
          {run.quizzes.map((quiz) => (
            <QuizCard key={quiz.quizId} runId={runId} quiz={quiz} onRelease={() => setQuizId(quiz.quizId)} />
          ))}
          {quizId !== null && (
            <ReleaseDialog
              runId={runId}
              quizId={quizId}
              onClose={() => setQuizId(null)}
              onReleased={(people) => {
                setReleased(people);
                setQuizId(null);
              }}
            />
          )}
        </div>
      )}
    </Loaded>
  );
}
