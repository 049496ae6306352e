import { currentMark, markAnswer, type CurrentMark, type GradingItem } from '@edukom/contracts';
import { formatDateTime, formatPoints } from '@edukom/i18n';
import { Button, Notice, TextArea, TextField } from '@edukom/ui';
import { useEffect, useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { z } from 'zod';
import { isProblem } from '../../../shared/api/errors.js';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { parsePoints } from '../grading/parse-points.js';

export interface MarkFormProps {
  readonly item: GradingItem;
  readonly max: number;
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

/** What is being typed for one answer, and its saving. */
function useMark({ item, max, onMark }: MarkFormProps) {
  const locale = useLocale();
  const [points, setPoints] = useState(item.mark ? formatPoints(locale, item.mark.points) : '');
  const [comment, setComment] = useState(item.mark?.comment ?? '');
  const [isWrong, setWrong] = useState(false);
  const [conflict, setConflict] = useState<CurrentMark | null>(null);
  const mark = useCall(markAnswer, { onSuccess: (given) => onMark(given, true) });
  const save = (event?: SyntheticEvent) => {
    event?.preventDefault();
    const hundredths = parsePoints(points, max);
    setWrong(hundredths === null);
    if (hundredths === null || mark.isPending) return;
    const { attemptId, slot } = item;
    const body = { points: hundredths, comment, version: item.mark?.version ?? 0 };
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
  return { points, setPoints, comment, setComment, isWrong, conflict, save, error: mark.error, isBusy: mark.isPending };
}

/** Points and comment for one answer: type the points, Enter saves and leads on. */
export function MarkForm(props: MarkFormProps) {
  const { item, max } = props;
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
      <TextField
        ref={field}
        label={t('grading.mark.points', { max: most })}
        error={form.isWrong ? t('grading.mark.points-wrong', { max: most }) : undefined}
        width="short"
        inputMode="decimal"
        autoComplete="off"
        value={form.points}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => form.setPoints(target.value)}
      />
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
