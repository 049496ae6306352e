import type { GradingItem, GradingQuestion } from '@edukom/contracts';
import { type InterfaceLocale, type RubricChoice, rubricPoints } from '@edukom/domain';
import { formatPoints } from '@edukom/i18n';
import { Button, TextArea, TextField } from '@edukom/ui';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject, type SyntheticEvent } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import type { MarkDraft } from '../grading/mark-outbox.js';
import { parsePoints } from '../grading/parse-points.js';
import { useMarkingKeys } from '../grading/use-marking-keys.js';
import { CommentBank } from './comment-bank.js';
import { RubricField } from './rubric-field.js';

/** What stands in the form of one answer, so that it is still there when somebody comes back to it. */
export interface FormState {
  readonly typed: string;
  readonly levels: RubricChoice;
  readonly comment: string;
  readonly reason: string;
}

export interface MarkFormProps {
  readonly runId: string;
  readonly item: GradingItem;
  /** Its rubric null: points are typed; else they are the sum of the chosen levels. */
  readonly question: GradingQuestion;
  /** What was begun and not saved. */
  readonly begun: FormState | undefined;
  readonly onBegin: (state: FormState) => void;
  readonly onSave: (draft: MarkDraft) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onHelp: () => void;
}

/** A change of what the person has been told is not made without saying why. */
const needsReason = ({ isReleased, mark }: GradingItem): boolean => isReleased && mark !== null;

/** What stands in the form as a mark; levels only where the question has a rubric. */
const draftOf = (
  item: GradingItem,
  { comment, reason }: FormState,
  points: number,
  levels: RubricChoice | null,
): MarkDraft => ({
  attemptId: item.attemptId,
  slot: item.slot,
  points,
  comment: comment.trim(),
  levels,
  version: item.mark?.version ?? 0,
  role: item.seat === 'second' ? 'second' : 'first',
  reason: reason.trim(),
});

const formOf = ({ mark }: GradingItem, locale: InterfaceLocale): FormState => ({
  typed: mark ? formatPoints(locale, mark.points) : '',
  levels: mark?.levels ?? {},
  comment: mark?.comment ?? '',
  reason: '',
});

/** What is being given to one answer. */
function useMark({ item, question, begun, onBegin, onSave }: MarkFormProps) {
  const locale = useLocale();
  const [state, setState] = useState<FormState>(begun ?? formOf(item, locale));
  const [isTried, setTried] = useState(false);
  const { rubric } = question;
  const max = item.maxPoints;
  const hundredths = rubric ? rubricPoints(rubric, state.levels, max) : parsePoints(state.typed, max);
  const isReasonMissing = needsReason(item) && state.reason.trim() === '';
  const change = (part: Partial<FormState>) => {
    const next = { ...state, ...part };
    setState(next);
    onBegin(next);
  };
  const save = (event?: SyntheticEvent) => {
    event?.preventDefault();
    setTried(true);
    if (hundredths === null || isReasonMissing) return;
    onSave(draftOf(item, state, hundredths, rubric ? state.levels : null));
  };
  return {
    state,
    change,
    save,
    hundredths,
    isWrong: isTried && hundredths === null,
    isReasonMissing: isTried && isReasonMissing,
  };
}

const firstInput = (box: HTMLElement | null) =>
  box
    ?.querySelector<HTMLInputElement>('input[inputmode=decimal], input[type=radio]:checked, input[type=radio]')
    ?.focus();

interface CommentProps {
  readonly value: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (comment: string) => void;
  readonly onSave: (event: KeyboardEvent) => void;
  readonly onLeave: () => void;
}

function CommentField({ value, field, onChange, onSave, onLeave }: CommentProps) {
  const t = useT();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave(event);
    if (event.key === 'Escape') onLeave();
  };
  return (
    <TextArea
      ref={field}
      label={t('grading.mark.comment')}
      rows={4}
      maxLength={4_000}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Points and comment for one answer: type the points or choose the levels, Enter saves and leads on. */
export function MarkForm(props: MarkFormProps) {
  const { runId, item, question, onStep, onHelp } = props;
  const t = useT();
  const locale = useLocale();
  const form = useMark(props);
  const { state, change } = form;
  const box = useRef<HTMLFormElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  const bank = useRef<HTMLInputElement>(null);
  useEffect(() => firstInput(box.current), []);
  useMarkingKeys(box, {
    step: onStep,
    comment: () => comment.current?.focus(),
    bank: () => bank.current?.focus(),
    help: onHelp,
  });
  const most = formatPoints(locale, item.maxPoints);
  const insert = (text: string) => {
    change({ comment: state.comment.trim() === '' ? text : `${state.comment.trimEnd()}\n${text}` });
    comment.current?.focus();
  };
  return (
    <form ref={box} className="grading-form" noValidate onSubmit={form.save}>
      {question.rubric ? (
        <RubricField
          rubric={question.rubric}
          max={item.maxPoints}
          levels={state.levels}
          onChange={(levels) => change({ levels })}
          isMissing={form.isWrong}
        />
      ) : (
        <TextField
          label={t('grading.mark.points', { max: most })}
          error={form.isWrong ? t('grading.mark.points-wrong', { max: most }) : undefined}
          width="short"
          inputMode="decimal"
          autoComplete="off"
          value={state.typed}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => change({ typed: target.value })}
        />
      )}
      <CommentField
        value={state.comment}
        field={comment}
        onChange={(text) => change({ comment: text })}
        onSave={form.save}
        onLeave={() => firstInput(box.current)}
      />
      {needsReason(item) && (
        <TextField
          label={t('grading.mark.reason')}
          hint={t('grading.mark.reason-hint')}
          error={form.isReasonMissing ? t('grading.mark.reason-missing') : undefined}
          maxLength={500}
          value={state.reason}
          onChange={({ target }) => change({ reason: target.value })}
        />
      )}
      <div className="ed-actions">
        <Button type="submit" variant="primary">
          {t('grading.mark.save')}
        </Button>
      </div>
      <CommentBank
        runId={runId}
        field={bank}
        comment={state.comment}
        onInsert={insert}
        onLeave={() => firstInput(box.current)}
      />
    </form>
  );
}
