import { answerAppeal, listRunAppeals, type AppealedQuestion, type RunAppeal } from '@edukom/contracts';
import { type AppealOutcome, type RubricChoice, rubricPoints } from '@edukom/domain';
import { formatPoints } from '@edukom/i18n';
import { Button, FieldError, RadioGroup, TextArea, TextField } from '@edukom/ui';
import { useState, type SyntheticEvent } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { parsePoints } from '../grading/parse-points.js';
import { RubricField } from './rubric-field.js';

/** What is given anew to one question: typed points, or chosen levels. */
interface Anew {
  readonly typed: string;
  readonly levels: RubricChoice;
}
const NOTHING: Anew = { typed: '', levels: {} };

const isLeft = ({ typed, levels }: Anew): boolean => typed.trim() === '' && Object.keys(levels).length === 0;

/** The new points; null when they are none, or what there is already. */
function newPoints({ rubric, points, earned }: AppealedQuestion, { typed, levels }: Anew): number | null {
  const given = rubric ? rubricPoints(rubric, levels, points) : parsePoints(typed, points);
  return given === earned ? null : given;
}

function useAnswer(runId: string, appeal: RunAppeal) {
  const [outcome, setOutcome] = useState<AppealOutcome>('kept');
  const [anew, setAnew] = useState<Readonly<Record<number, Anew>>>({});
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const answer = useCall(answerAppeal, { invalidates: [keyOf(listRunAppeals)] });
  const touched = appeal.questions.filter(({ slot }) => !isLeft(anew[slot] ?? NOTHING));
  const marks = touched.flatMap((question) => {
    const { slot, rubric } = question;
    const given = anew[slot] ?? NOTHING;
    const points = newPoints(question, given);
    return points === null ? [] : [{ slot, points, levels: rubric ? { ...given.levels } : undefined }];
  });
  const isChange = outcome === 'changed';
  const isWhole = !isChange || (marks.length > 0 && marks.length === touched.length);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim().length < 10 || !isWhole) return;
    const body = { outcome, text, marks: isChange ? marks : [] };
    answer.mutate({ params: { runId, appealId: appeal.appealId }, body });
  };
  return {
    outcome,
    setOutcome,
    anew,
    setAnew,
    text,
    setText,
    isTried,
    isChange,
    hasNone: touched.length === 0,
    answer,
    send,
  };
}

interface NewPointsProps {
  readonly question: AppealedQuestion;
  readonly anew: Anew;
  readonly isTried: boolean;
  readonly onChange: (anew: Anew) => void;
}

function NewPoints({ question, anew, isTried, onChange }: NewPointsProps) {
  const t = useT();
  const locale = useLocale();
  const max = formatPoints(locale, question.points);
  const isWrong = isTried && !isLeft(anew) && newPoints(question, anew) === null;
  if (question.rubric)
    return (
      <RubricField
        rubric={question.rubric}
        max={question.points}
        levels={anew.levels}
        onChange={(levels) => onChange({ ...anew, levels })}
        isMissing={isWrong}
      />
    );
  return (
    <TextField
      label={t('grading.appeals.points', { number: question.slot, max })}
      hint={t('grading.appeals.points-hint')}
      error={isWrong ? t('grading.appeals.points-wrong', { max }) : undefined}
      width="short"
      inputMode="decimal"
      autoComplete="off"
      value={anew.typed}
      onChange={({ target }) => onChange({ ...anew, typed: target.value })}
    />
  );
}

/** The answer to an appeal: keep the result, or give new points; always with words. */
export function AppealForm({ runId, appeal }: { runId: string; appeal: RunAppeal }) {
  const t = useT();
  const form = useAnswer(runId, appeal);
  const { appealId, questions } = appeal;
  return (
    <form className="grading-form" noValidate onSubmit={form.send}>
      <RadioGroup
        name={`outcome-${appealId}`}
        label={t('grading.appeals.outcome')}
        value={form.outcome}
        onChange={(outcome) => form.setOutcome(outcome === 'changed' ? 'changed' : 'kept')}
        options={[
          { value: 'kept', label: t('grading.appeals.keep') },
          { value: 'changed', label: t('grading.appeals.change') },
        ]}
      />
      {form.isChange &&
        questions.map((question) => (
          <NewPoints
            key={question.slot}
            question={question}
            anew={form.anew[question.slot] ?? NOTHING}
            isTried={form.isTried}
            onChange={(anew) => form.setAnew({ ...form.anew, [question.slot]: anew })}
          />
        ))}
      {form.isChange && form.isTried && form.hasNone && (
        <FieldError id={`none-${appealId}`}>{t('grading.appeals.points-missing')}</FieldError>
      )}
      <TextArea
        label={t('grading.appeals.text')}
        error={form.isTried && form.text.trim().length < 10 ? t('grading.appeals.text-missing') : undefined}
        rows={4}
        maxLength={4_000}
        value={form.text}
        onChange={({ target }) => form.setText(target.value)}
      />
      <ProblemNotice error={form.answer.error} />
      <div className="ed-actions">
        <Button type="submit" variant="primary" isBusy={form.answer.isPending} busyText={t('grading.appeals.busy')}>
          {t('grading.appeals.send')}
        </Button>
      </div>
    </form>
  );
}
