import { getMarkingRule, getRunGrading, setMarkingRule, type MarkingRuleView } from '@edukom/contracts';
import { formatPoints } from '@edukom/i18n';
import { Button, CheckboxField, Dialog, FieldGroup, Notice, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { keyOf, queryOf, useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { parsePoints } from '../grading/parse-points.js';
import { useContent } from '../use-content.js';

type Question = MarkingRuleView['questions'][number];

/** The tolerance as it is typed; null: one mark is enough. */
type Typed = Readonly<Record<string, string | null>>;

const daysOf = (text: string): number | null =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) <= 365 ? Number(text) : null;

interface SecondProps {
  readonly question: Question;
  readonly typed: string | null;
  readonly isLocked: boolean;
  readonly isTried: boolean;
  readonly onChange: (typed: string | null) => void;
}

function Second({ question, typed, isLocked, isTried, onChange }: SecondProps) {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const max = formatPoints(locale, question.points);
  const isWrong = isTried && typed !== null && parsePoints(typed, question.points) === null;
  return (
    <>
      <CheckboxField
        label={read(question.prompt).value}
        checked={typed !== null}
        disabled={isLocked}
        onChange={({ target }) => onChange(target.checked ? '0' : null)}
      />
      {typed !== null && (
        <TextField
          label={t('grading.rule.tolerance', { max })}
          error={isWrong ? t('grading.rule.tolerance-wrong', { max }) : undefined}
          width="short"
          inputMode="decimal"
          value={typed}
          disabled={isLocked}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </>
  );
}

interface RuleFormProps {
  readonly rule: MarkingRuleView;
  readonly params: { runId: string; quizId: string };
  readonly onClose: () => void;
}

function useRule({ rule, params, onClose }: RuleFormProps) {
  const locale = useLocale();
  const [isAnonymous, setAnonymous] = useState(rule.isAnonymous);
  const [days, setDays] = useState(String(rule.appealDays));
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries(
      rule.questions.map((one) => [
        one.questionVersionId,
        one.tolerance === null ? null : formatPoints(locale, one.tolerance),
      ]),
    ),
  );
  const [isTried, setTried] = useState(false);
  const set = useCall(setMarkingRule, {
    invalidates: [keyOf(getMarkingRule), keyOf(getRunGrading)],
    onSuccess: onClose,
  });
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const appealDays = daysOf(days);
    const chosen = rule.questions.flatMap(({ questionVersionId, points }) => {
      const text = typed[questionVersionId] ?? null;
      return text === null ? [] : [{ questionVersionId, tolerance: parsePoints(text, points) }];
    });
    const seconds = chosen.flatMap(({ questionVersionId, tolerance }) =>
      tolerance === null ? [] : [{ questionVersionId, tolerance }],
    );
    if (appealDays === null || seconds.length < chosen.length) return;
    set.mutate({ params, body: { isAnonymous, appealDays, version: rule.version, seconds } });
  };
  return { isAnonymous, setAnonymous, days, setDays, typed, setTyped, isTried, save, set };
}

function RuleForm(props: RuleFormProps) {
  const { rule, onClose } = props;
  const t = useT();
  const form = useRule(props);
  return (
    <form className="ed-stack" noValidate onSubmit={form.save}>
      <CheckboxField
        label={t('grading.rule.anonymous')}
        hint={t('grading.rule.anonymous-hint')}
        checked={form.isAnonymous}
        onChange={({ target }) => form.setAnonymous(target.checked)}
      />
      <TextField
        label={t('grading.rule.appeal-days')}
        error={form.isTried && daysOf(form.days) === null ? t('grading.rule.appeal-wrong') : undefined}
        width="short"
        inputMode="numeric"
        value={form.days}
        onChange={({ target }) => form.setDays(target.value)}
      />
      {rule.isReleased && <Notice tone="info">{t('grading.rule.locked')}</Notice>}
      {rule.questions.length === 0 ? (
        <p>{t('grading.rule.no-open')}</p>
      ) : (
        <FieldGroup id="grading-seconds" label={t('grading.rule.seconds')} hint={t('grading.rule.seconds-hint')}>
          {rule.questions.map((question) => (
            <Second
              key={question.questionVersionId}
              question={question}
              typed={form.typed[question.questionVersionId] ?? null}
              isLocked={rule.isReleased}
              isTried={form.isTried}
              onChange={(text) => form.setTyped({ ...form.typed, [question.questionVersionId]: text })}
            />
          ))}
        </FieldGroup>
      )}
      <ProblemNotice error={form.set.error} />
      <div className="ed-actions">
        <Button type="submit" variant="primary" isBusy={form.set.isPending} busyText={t('grading.rule.busy')}>
          {t('grading.rule.save')}
        </Button>
        <Button onClick={onClose}>{t('grading.rule.cancel')}</Button>
      </div>
    </form>
  );
}

export interface RuleDialogProps {
  readonly runId: string;
  readonly quizId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** How a quiz is marked in this run: without names, by two, and how long a result may be appealed. */
export function RuleDialog({ runId, quizId, title, onClose }: RuleDialogProps) {
  const t = useT();
  const params = { runId, quizId };
  const rule = useQuery({ ...queryOf(getMarkingRule, { params }), staleTime: 0, gcTime: 0 });
  return (
    <Dialog isOpen onClose={onClose} title={t('grading.rule.title', { quiz: title })} closeText={t('common.close')}>
      <Loaded query={rule}>{(data) => <RuleForm rule={data} params={params} onClose={onClose} />}</Loaded>
    </Dialog>
  );
}
