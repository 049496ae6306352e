import { decideAnswer, getRunGrading, type GradingItem, type GradingQuestion, listDecisions } from '@edukom/contracts';
import { type RubricChoice, rubricPoints } from '@edukom/domain';
import { formatPoints } from '@edukom/i18n';
import { Button, Card, EmptyState, Notice, TextArea, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { keyOf, queryOf, useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { keyOfAnswer } from '../grading/mark-outbox.js';
import { parsePoints } from '../grading/parse-points.js';
import '../quiz.css';
import { useContent } from '../use-content.js';
import { GradingHead } from './grading-head.js';
import { GivenAnswer, StandingMarks } from './answer-parts.js';
import { RubricField } from './rubric-field.js';

interface DecisionProps {
  readonly item: GradingItem;
  readonly question: GradingQuestion;
  readonly onDecided: (points: number) => void;
}

function useDecision({ item, question, onDecided }: DecisionProps) {
  const [typed, setTyped] = useState('');
  const [levels, setLevels] = useState<RubricChoice>({});
  const [comment, setComment] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { rubric } = question;
  const points = rubric ? rubricPoints(rubric, levels, item.maxPoints) : parsePoints(typed, item.maxPoints);
  const isReasoned = reason.trim().length >= 3;
  const decide = useCall(decideAnswer, {
    invalidates: [keyOf(listDecisions), keyOf(getRunGrading)],
    onSuccess: (mark) => onDecided(mark.points),
  });
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (points === null || !isReasoned) return;
    const { attemptId, slot } = item;
    const body = { points, comment, reason, levels: rubric ? { ...levels } : undefined };
    decide.mutate({ params: { attemptId, slot }, body });
  };
  const isWrong = isTried && points === null;
  return {
    typed,
    setTyped,
    levels,
    setLevels,
    comment,
    setComment,
    reason,
    setReason,
    isWrong,
    isReasoned,
    isTried,
    decide,
    save,
  };
}

function DecisionForm(props: DecisionProps) {
  const { item, question } = props;
  const t = useT();
  const locale = useLocale();
  const form = useDecision(props);
  const max = formatPoints(locale, item.maxPoints);
  return (
    <form className="grading-form" noValidate onSubmit={form.save}>
      {question.rubric ? (
        <RubricField
          rubric={question.rubric}
          max={item.maxPoints}
          levels={form.levels}
          onChange={form.setLevels}
          isMissing={form.isWrong}
        />
      ) : (
        <TextField
          label={t('grading.mark.points', { max })}
          error={form.isWrong ? t('grading.mark.points-wrong', { max }) : undefined}
          width="short"
          inputMode="decimal"
          autoComplete="off"
          value={form.typed}
          onChange={({ target }) => form.setTyped(target.value)}
        />
      )}
      <TextField
        label={t('grading.decide.reason')}
        error={form.isTried && !form.isReasoned ? t('grading.decide.reason-missing') : undefined}
        maxLength={500}
        value={form.reason}
        onChange={({ target }) => form.setReason(target.value)}
      />
      <TextArea
        label={t('grading.mark.comment')}
        rows={3}
        maxLength={4_000}
        value={form.comment}
        onChange={({ target }) => form.setComment(target.value)}
      />
      <ProblemNotice error={form.decide.error} />
      <div className="ed-actions">
        <Button type="submit" variant="primary" isBusy={form.decide.isPending} busyText={t('grading.decide.busy')}>
          {t('grading.decide.save')}
        </Button>
      </div>
    </form>
  );
}

function Decision(props: DecisionProps) {
  const { item, question } = props;
  const t = useT();
  const read = useContent();
  return (
    <Card title={t('grading.queue.answer', { who: item.code })} headingLevel={2}>
      <p lang={read(question.prompt).locale}>{read(question.prompt).value}</p>
      {question.guide && <p className="ed-hint quiz-typed">{read(question.guide).value}</p>}
      <GivenAnswer item={item} />
      <StandingMarks marks={item.marks} />
      {item.seat === 'decision' ? <DecisionForm {...props} /> : <Notice tone="info">{t('grading.decide.own')}</Notice>}
    </Card>
  );
}

/** Answers whose two marks are too far apart: both are shown, a third person decides. */
export function Decisions({ runId }: { runId: string }) {
  const t = useT();
  const locale = useLocale();
  const [decided, setDecided] = useState<number | null>(null);
  const query = useQuery(queryOf(listDecisions, { params: { runId } }));
  return (
    <div className="ed-stack">
      <GradingHead runId={runId} title={t('grading.decide.title')} lead={t('grading.decide.lead')} />
      {decided !== null && (
        <Notice tone="good" isLive>
          {t('grading.decide.saved', { points: formatPoints(locale, decided) })}
        </Notice>
      )}
      <Loaded query={query}>
        {({ items, questions }) =>
          items.length === 0 ? (
            <EmptyState icon="edit" title={t('grading.decide.empty.title')}>
              {t('grading.decide.empty.text')}
            </EmptyState>
          ) : (
            items.map((item) => {
              const question = questions.find((one) => one.questionVersionId === item.questionVersionId);
              return (
                question && <Decision key={keyOfAnswer(item)} item={item} question={question} onDecided={setDecided} />
              );
            })
          )
        }
      </Loaded>
    </div>
  );
}
