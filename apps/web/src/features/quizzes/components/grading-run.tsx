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
import { RuleDialog } from './rule-dialog.js';

type RunGrading = OutputOf<typeof getRunGrading>;
type Quiz = RunGrading['quizzes'][number];
type Question = Quiz['questions'][number];

const isOfTwo = ({ waitsSecond, differ }: Question): boolean => waitsSecond + differ > 0;

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
        ...(quiz.questions.some(isOfTwo)
          ? [
              {
                key: 'second',
                header: t('grading.run.waits-second'),
                cell: (question: Question) => question.waitsSecond,
                isNumeric: true,
              },
              {
                key: 'differ',
                header: t('grading.run.differ'),
                cell: (question: Question) => question.differ,
                isNumeric: true,
              },
            ]
          : []),
        { key: 'marked', header: t('grading.run.marked'), cell: (question) => question.marked, isNumeric: true },
        {
          key: 'open',
          header: <span className="ed-hidden">{t('grading.run.open')}</span>,
          cell: (question) => (
            <LinkButton
              isSmall
              variant={question.pending + question.waitsSecond > 0 ? 'primary' : 'quiet'}
              href={to(`/grading/${runId}/${question.questionVersionId}`)}
            >
              {t(question.pending + question.waitsSecond > 0 ? 'grading.run.open' : 'grading.run.look')}
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

interface QuizCardProps {
  readonly runId: string;
  readonly quiz: Quiz;
  readonly onRelease: () => void;
  readonly onRule: () => void;
}

function QuizCard({ runId, quiz, onRelease, onRule }: QuizCardProps) {
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
          <LinkButton isSmall href={to(`/grading/${runId}/attempts/${quiz.quizId}`)}>
            {t('sittings.link')}
          </LinkButton>
          {finished > 0 && (
            <LinkButton isSmall href={to(`/grading/${runId}/items/${quiz.quizId}`)}>
              {t('items.link')}
            </LinkButton>
          )}
          {quiz.questions.length > 0 && (
            <LinkButton isSmall href={to(`/grading/${runId}/people/${quiz.quizId}`)}>
              {t('grading.run.by-person')}
            </LinkButton>
          )}
          {canRelease && (
            <Button isSmall onClick={onRule}>
              {t('grading.run.rule')}
            </Button>
          )}
          {canRelease && finished > released && (
            <Button isSmall onClick={onRelease}>
              {t('grading.run.release')}
            </Button>
          )}
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
  const [ruled, setRuled] = useState<Quiz | null>(null);
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
            actions={
              <>
                <LinkButton href={to(`/grading/${runId}/gradebook`)}>{t('gradebook.link')}</LinkButton>
                <LinkButton href={to(`/grading/${runId}/decisions`)}>{t('grading.run.decisions')}</LinkButton>
                <LinkButton href={to(`/grading/${runId}/appeals`)}>{t('grading.run.appeals')}</LinkButton>
              </>
            }
          />
          {released !== null && (
            <Notice tone="good" isLive>
              {t('grading.release.done', { count: released })}
            </Notice>
          )}
          {run.quizzes.map((quiz) => (
            <QuizCard
              key={quiz.quizId}
              runId={runId}
              quiz={quiz}
              onRelease={() => setQuizId(quiz.quizId)}
              onRule={() => setRuled(quiz)}
            />
          ))}
          {ruled && (
            <RuleDialog
              runId={runId}
              quizId={ruled.quizId}
              title={read(ruled.title).value}
              onClose={() => setRuled(null)}
            />
          )}
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
