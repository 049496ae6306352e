import { listMyAppeals, makeAppeal, type MyAppeal } from '@edukom/contracts';
import type { LocalizedText } from '@edukom/domain';
import { formatDateTime, formatPoints } from '@edukom/i18n';
import { Button, Card, Notice, SelectField, StatusPill, TextArea } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { keyOf, queryOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';

/** A question of the result that an appeal may be about. */
export interface AppealableQuestion {
  readonly slot: number;
  readonly prompt: LocalizedText;
}

export interface MyAppealsProps {
  readonly attemptId: string;
  readonly questions: readonly AppealableQuestion[];
}

/** Questions by their place on this page, which is what the reader sees. */
const numberOf = (questions: readonly AppealableQuestion[], slot: number): number =>
  questions.findIndex((question) => question.slot === slot) + 1;

const TONES = { kept: 'off', changed: 'good' } as const;

function Appeal({ appeal, questions }: { appeal: MyAppeal; questions: readonly AppealableQuestion[] }) {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const { answer, slot } = appeal;
  const question = questions.find((one) => one.slot === slot);
  const prompt = question && read(question.prompt).value;
  return (
    <li className="quiz-result-question">
      <div className="quiz-question-head">
        <h3>{t('quiz.appeal.made', { at: formatDateTime(locale, appeal.madeAt) })}</h3>
        <StatusPill status={answer ? TONES[answer.outcome] : 'needs'}>
          {t(answer ? `quiz.appeal.${answer.outcome}` : 'quiz.appeal.waits')}
        </StatusPill>
      </div>
      <p>
        {slot !== null && prompt
          ? t('quiz.appeal.question', { number: numberOf(questions, slot), prompt })
          : t('quiz.appeal.whole')}
      </p>
      <p className="quiz-typed">{appeal.text}</p>
      {answer && (
        <>
          <h4>{t('quiz.appeal.answer', { at: formatDateTime(locale, answer.answeredAt) })}</h4>
          <p className="quiz-typed">{answer.text}</p>
          <ul>
            {answer.changes.map((change) => (
              <li key={change.slot}>
                {t('quiz.appeal.change', {
                  number: numberOf(questions, change.slot),
                  before: formatPoints(locale, change.before),
                  after: formatPoints(locale, change.after),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

interface FormProps extends MyAppealsProps {
  readonly made: readonly MyAppeal[];
  readonly onClose: () => void;
  readonly onSent: () => void;
}

function AppealForm({ attemptId, questions, made, onClose, onSent }: FormProps) {
  const t = useT();
  const read = useContent();
  const [about, setAbout] = useState('');
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const make = useCall(makeAppeal, { invalidates: [keyOf(listMyAppeals)], onSuccess: onSent });
  const isHeard = (slot: number | null) => made.some((appeal) => appeal.slot === slot);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim().length < 10) return;
    make.mutate({ params: { attemptId }, body: { slot: about === '' ? null : Number(about), text } });
  };
  return (
    <form className="ed-stack" noValidate onSubmit={send}>
      <SelectField
        label={t('quiz.appeal.about')}
        value={about}
        onChange={({ target }) => setAbout(target.value)}
        options={[
          { value: '', label: t('quiz.appeal.whole'), isDisabled: isHeard(null) },
          ...questions.map(({ slot, prompt }, index) => ({
            value: String(slot),
            label: t('quiz.appeal.question', { number: index + 1, prompt: read(prompt).value.slice(0, 80) }),
            isDisabled: isHeard(slot),
          })),
        ]}
      />
      <TextArea
        label={t('quiz.appeal.text')}
        error={isTried && text.trim().length < 10 ? t('quiz.appeal.text-missing') : undefined}
        rows={5}
        maxLength={4_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <ProblemNotice error={make.error} />
      <div className="ed-actions">
        <Button type="submit" variant="primary" isBusy={make.isPending} busyText={t('quiz.appeal.busy')}>
          {t('quiz.appeal.send')}
        </Button>
        <Button onClick={onClose}>{t('quiz.appeal.cancel')}</Button>
      </div>
    </form>
  );
}

/** My appeals against a released result, and the way to make one while there is time. */
export function MyAppeals(props: MyAppealsProps) {
  const { attemptId, questions } = props;
  const t = useT();
  const locale = useLocale();
  const [step, setStep] = useState<'idle' | 'writing' | 'sent'>('idle');
  const { data } = useQuery(queryOf(listMyAppeals, { params: { attemptId } }));
  if (!data || (data.appeals.length === 0 && !data.isPossible)) return null;
  return (
    <Card title={t('quiz.appeal.title')}>
      {step === 'sent' && (
        <Notice tone="good" isLive>
          {t('quiz.appeal.sent')}
        </Notice>
      )}
      {data.appeals.length > 0 && (
        <ul className="quiz-results">
          {data.appeals.map((appeal) => (
            <Appeal key={appeal.appealId} appeal={appeal} questions={questions} />
          ))}
        </ul>
      )}
      {data.isPossible && data.until && <p>{t('quiz.appeal.until', { at: formatDateTime(locale, data.until) })}</p>}
      {step === 'writing' ? (
        <AppealForm {...props} made={data.appeals} onClose={() => setStep('idle')} onSent={() => setStep('sent')} />
      ) : (
        data.isPossible && <Button onClick={() => setStep('writing')}>{t('quiz.appeal.open')}</Button>
      )}
    </Card>
  );
}
