import { listRunAppeals, type AppealedQuestion, type RunAppeal } from '@edukom/contracts';
import { formatDateTime, formatPoints } from '@edukom/i18n';
import { Card, DescriptionList, EmptyState, Notice, StatusPill } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import '../quiz.css';
import { responseText } from '../responses.js';
import { useContent } from '../use-content.js';
import { AppealForm } from './appeal-form.js';
import { GradingHead } from './grading-head.js';
import { StandingMarks } from './answer-parts.js';

function Appealed({ question }: { question: AppealedQuestion }) {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const words = {
    isTrue: t('quiz.question.true'),
    isFalse: t('quiz.question.false'),
    fileName: () => question.file?.name ?? '',
  };
  const prompt = read(question.prompt);
  const points = { points: formatPoints(locale, question.earned), max: formatPoints(locale, question.points) };
  return (
    <li className="quiz-result-question ed-stack">
      <div className="quiz-question-head">
        <h3 lang={prompt.locale}>{`${question.slot}. ${prompt.value}`}</h3>
        <span className="quiz-points">{t('grading.appeals.earned', points)}</span>
      </div>
      <p className="quiz-typed grading-answer">
        {responseText(question, question.response, (text) => read(text).value, words) || t('quiz.result.no-answer')}
      </p>
      {question.guide && <p className="ed-hint quiz-typed">{read(question.guide).value}</p>}
      {question.marks.length > 0 && <StandingMarks marks={question.marks} />}
    </li>
  );
}

function Answered({ appeal }: { appeal: RunAppeal }) {
  const t = useT();
  const locale = useLocale();
  const { answer, answeredBy } = appeal;
  if (!answer) return null;
  const who = { name: answeredBy ?? '', at: formatDateTime(locale, answer.answeredAt) };
  return (
    <DescriptionList
      items={[
        {
          key: 'answer',
          term: t('grading.appeals.answered', who),
          detail: <span className="quiz-typed">{answer.text}</span>,
        },
        ...answer.changes.map(({ slot, before, after }) => ({
          key: `${slot}`,
          term: t('grading.appeals.changed'),
          detail: t('grading.appeals.new-change', {
            number: slot,
            before: formatPoints(locale, before),
            after: formatPoints(locale, after),
          }),
        })),
      ]}
    />
  );
}

const TONES = { kept: 'off', changed: 'good' } as const;

function Appeal({ runId, appeal }: { runId: string; appeal: RunAppeal }) {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const { answer, bar } = appeal;
  return (
    <Card
      title={t('grading.appeals.of', { name: appeal.name, quiz: read(appeal.quizTitle).value })}
      headingLevel={2}
      actions={
        <StatusPill status={answer ? TONES[answer.outcome] : 'needs'}>
          {t(answer ? `grading.appeals.${answer.outcome}` : 'grading.appeals.waits')}
        </StatusPill>
      }
    >
      <p className="quiz-points">{formatDateTime(locale, appeal.madeAt)}</p>
      <h3>{t('grading.appeals.says')}</h3>
      <p className="quiz-typed grading-answer">{appeal.text}</p>
      {appeal.slot === null && <p>{t('grading.appeals.whole')}</p>}
      <ol className="quiz-results">
        {appeal.questions.map((question) => (
          <Appealed key={question.slot} question={question} />
        ))}
      </ol>
      <Answered appeal={appeal} />
      {!answer && bar && <Notice tone="info">{t(`grading.appeals.bar.${bar}`)}</Notice>}
      {!answer && !bar && <AppealForm runId={runId} appeal={appeal} />}
    </Card>
  );
}

/** Appeals of a run: what officials say, what was given, and the answer by somebody who did not mark. */
export function RunAppeals({ runId }: { runId: string }) {
  const t = useT();
  const query = useQuery(queryOf(listRunAppeals, { params: { runId } }));
  return (
    <div className="ed-stack">
      <GradingHead runId={runId} title={t('grading.appeals.title')} lead={t('grading.appeals.lead')} />
      <Loaded query={query}>
        {({ appeals }) =>
          appeals.length === 0 ? (
            <EmptyState icon="edit" title={t('grading.appeals.empty.title')}>
              {t('grading.appeals.empty.text')}
            </EmptyState>
          ) : (
            appeals.map((appeal) => <Appeal key={appeal.appealId} runId={runId} appeal={appeal} />)
          )
        }
      </Loaded>
    </div>
  );
}
