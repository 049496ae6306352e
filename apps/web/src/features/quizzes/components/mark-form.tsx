import { currentMark, markAnswer, type CurrentMark, type GradingItem, type Rubric } from '@edukom/contracts';
import { type RubricChoice, rubricPoints } from '@edukom/domain';
import { formatDateTime, formatPoints } from '@edukom/i18n';
import { Button, Notice, TextArea, TextField } from '@edukom/ui';
import { useEffect, useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { z } from 'zod';
import { isProblem } from '../../../shared/api/errors.js';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { parsePoints } from '../grading/parse-points.js';
import { RubricField } from './rubric-field.js';

export interface MarkFormProps {
  readonly item: GradingItem;
  readonly max: number;
  /** null: points are typed; else they are the sum of the chosen levels. */
  readonly rubric: Rubric | null;
  /** The mark that stands now: mine, or a colleague's after a conflict. */
  readonly onMark: (mark: CurrentMark, isMine: boolean) => void;
}

/** The colleague's mark that came first, out of the refusal. */
function conflictOf(error: unknown): CurrentMark | null {
  if (!isProblem(error, 'mark.conflict')) return null;
  const read = z.safeDecode(currentMark, error.body.current as z.input<typeof currentMark>);
  return read.success ? read.data : null;
}

function Standing({ item }: { item: GradingItem }) {
  const t = useT();
  const locale = useLocale();
  if (!item.mark) return <p className="quiz-points">{t('grading.mark.none')}</p>;
  const { points, markerName, markedAt } = item.mark;
  return (
    <p className="quiz-points">
      {t('grading.mark.by', {
        points: formatPoints(locale, points),
        name: markerName,
        at: formatDateTime(locale, markedAt),
      })}
    </p>
  );
}

function Conflict({ mark }: { mark: CurrentMark }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Notice
      tone="bad"
      isLive
      title={t('grading.conflict.title', { name: mark.markerName, points: formatPoints(locale, mark.points) })}
    >
      {t('grading.conflict.text')}
    </Notice>
  );
}

/** Points as they are typed, or as the levels of a rubric make them up; null as long as they are none. */
function usePoints({ item, max, rubric }: MarkFormProps) {
  const locale = useLocale();
  const [typed, setTyped] = useState(item.mark ? formatPoints(locale, item.mark.points) : '');
  const [levels, setLevels] = useState<RubricChoice>(item.mark?.levels ?? {});
  const hundredths = rubric ? rubricPoints(rubric, levels, max) : parsePoints(typed, max);
  return { typed, setTyped, levels, setLevels, hundredths };
}

/** What is being given to one answer, and its saving. */
function useMark(props: MarkFormProps) {
  const { item, rubric, onMark } = props;
  const points = usePoints(props);
  const [comment, setComment] = useState(item.mark?.comment ?? '');
  const [isWrong, setWrong] = useState(false);
  const [conflict, setConflict] = useState<CurrentMark | null>(null);
  const mark = useCall(markAnswer, { onSuccess: (given) => onMark(given, true) });
  const save = (event?: SyntheticEvent) => {
    event?.preventDefault();
    const { hundredths, levels } = points;
    setWrong(hundredths === null);
    if (hundredths === null || mark.isPending) return;
    const { attemptId, slot } = item;
    const version = item.mark?.version ?? 0;
    const body = { points: hundredths, comment, version, levels: rubric ? { ...levels } : undefined };
    mark.mutate(
      { params: { attemptId, slot }, body },
      {
        onError: (error) => {
          const theirs = conflictOf(error);
          setConflict(theirs);
          if (theirs) onMark(theirs, false);
        },
      },
    );
  };
  return { ...points, comment, setComment, isWrong, conflict, save, error: mark.error, isBusy: mark.isPending };
}

/** Points and comment for one answer: type the points or choose the levels, Enter saves and leads on. */
export function MarkForm(props: MarkFormProps) {
  const { item, max, rubric } = props;
  const t = useT();
  const locale = useLocale();
  const form = useMark(props);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onCommentKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.save(event);
  };
  const most = formatPoints(locale, max);
  return (
    <form className="grading-form" noValidate onSubmit={form.save}>
      <Standing item={item} />
      {form.conflict && <Conflict mark={form.conflict} />}
      {form.error && !form.conflict && <ProblemNotice error={form.error} />}
      {rubric ? (
        <RubricField
          rubric={rubric}
          max={max}
          levels={form.levels}
          onChange={form.setLevels}
          isMissing={form.isWrong && form.hundredths === null}
        />
      ) : (
        <TextField
          ref={field}
          label={t('grading.mark.points', { max: most })}
          error={form.isWrong ? t('grading.mark.points-wrong', { max: most }) : undefined}
          width="short"
          inputMode="decimal"
          autoComplete="off"
          value={form.typed}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => form.setTyped(target.value)}
        />
      )}
      <TextArea
        label={t('grading.mark.comment')}
        rows={4}
        maxLength={4_000}
        value={form.comment}
        onChange={({ target }) => form.setComment(target.value)}
        onKeyDown={onCommentKey}
      />
      <div className="ed-actions">
        <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('grading.mark.busy')}>
          {t('grading.mark.save')}
        </Button>
      </div>
    </form>
  );
}
