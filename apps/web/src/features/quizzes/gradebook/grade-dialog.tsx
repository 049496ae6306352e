import { type GradeCell, getGradeCell, overrideGrade } from '@edukom/contracts';
import { formatDateTime, formatPoints, formatShare } from '@edukom/i18n';
import { Button, Dialog, Notice, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { isProblem } from '../../../shared/api/errors.js';
import { keyOf, queryOf, useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useIsAllowed } from '../../../shared/session/me.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { parsePoints } from '../grading/parse-points.js';

export interface GradeDialogProps {
  readonly runId: string;
  readonly enrolmentId: string;
  readonly quizId: string;
  readonly title: string;
  readonly onChanged: (cell: GradeCell) => void;
  readonly onClose: () => void;
}

function useValue() {
  const t = useT();
  const locale = useLocale();
  return ({ points, maxPoints, share }: GradeCell['grade']): string =>
    t('gradebook.cell.points', {
      points: formatPoints(locale, points),
      max: formatPoints(locale, maxPoints),
      share: formatShare(locale, share),
    });
}

function History({ events }: { events: GradeCell['events'] }) {
  const t = useT();
  const locale = useLocale();
  const valueOf = useValue();
  return (
    <section className="ed-stack">
      <h3>{t('gradebook.history')}</h3>
      <ol className="book-history">
        {events.map(({ number, cause, at, by, reason, before, after }) => (
          <li key={number}>
            <strong>{t(`gradebook.cause.${cause}`)}</strong>{' '}
            <span className="quiz-points">
              {t('gradebook.history.line', { at: formatDateTime(locale, at), by: by ?? t('gradebook.history.nobody') })}
            </span>
            <p>
              {before
                ? t('gradebook.history.change', { before: valueOf(before), after: valueOf(after) })
                : valueOf(after)}
            </p>
            {reason && <p className="quiz-typed">{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

type FormProps = GradeDialogProps & { readonly cell: GradeCell };

function useOverride({ runId, enrolmentId, quizId, cell, onChanged }: FormProps) {
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const set = useCall(overrideGrade, {
    invalidates: [keyOf(getGradeCell)],
    onSuccess: (changed) => {
      setTyped('');
      setReason('');
      setTried(false);
      onChanged(changed);
    },
  });
  const max = cell.grade.maxPoints;
  const isReasoned = reason.trim().length >= 3;
  const send = (points: number | null) => {
    setTried(true);
    if (!isReasoned) return;
    set.mutate({ params: { runId, enrolmentId, quizId }, body: { points, reason, version: cell.override.version } });
  };
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const points = parsePoints(typed, max);
    setTried(true);
    if (points !== null) send(points);
  };
  return {
    typed,
    setTyped,
    reason,
    setReason,
    isTried,
    isReasoned,
    isWrong: isTried && parsePoints(typed, max) === null,
    set,
    save,
    send,
  };
}

function OverrideForm(props: FormProps) {
  const { cell } = props;
  const t = useT();
  const locale = useLocale();
  const form = useOverride(props);
  const max = formatPoints(locale, cell.grade.maxPoints);
  const isSet = cell.override.points !== null;
  return (
    <form className="ed-stack" noValidate onSubmit={form.save}>
      <h3>{t('gradebook.override.title')}</h3>
      {cell.override.points !== null && (
        <Notice tone="info">
          {t('gradebook.override.stands', { points: formatPoints(locale, cell.override.points) })}
        </Notice>
      )}
      <TextField
        label={t('gradebook.override.points', { max })}
        error={form.isWrong ? t('grading.mark.points-wrong', { max }) : undefined}
        width="short"
        inputMode="decimal"
        autoComplete="off"
        value={form.typed}
        onChange={({ target }) => form.setTyped(target.value)}
      />
      <TextField
        label={t('gradebook.override.reason')}
        hint={t('gradebook.override.reason-hint')}
        error={form.isTried && !form.isReasoned ? t('gradebook.override.reason-missing') : undefined}
        maxLength={500}
        value={form.reason}
        onChange={({ target }) => form.setReason(target.value)}
      />
      {form.set.isSuccess && (
        <Notice tone="good" isLive>
          {t('gradebook.override.saved')}
        </Notice>
      )}
      <ProblemNotice error={form.set.error} />
      <div className="ed-actions">
        <Button type="submit" variant="primary" isBusy={form.set.isPending} busyText={t('gradebook.override.busy')}>
          {t('gradebook.override.save')}
        </Button>
        {isSet && (
          <Button isBusy={form.set.isPending} onClick={() => form.send(null)}>
            {t('gradebook.override.lift')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** One grade: what it is, how it came to be, and setting it by hand. */
export function GradeDialog(props: GradeDialogProps) {
  const { runId, enrolmentId, quizId, title, onClose } = props;
  const t = useT();
  const valueOf = useValue();
  const canSet = useIsAllowed('grading.release');
  const params = { runId, enrolmentId, quizId };
  const query = useQuery({ ...queryOf(getGradeCell, { params }), staleTime: 0, gcTime: 0, retry: false });
  const isNone = isProblem(query.error, 'request.not-found');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      closeText={t('common.close')}
      actions={<Button onClick={onClose}>{t('gradebook.close')}</Button>}
    >
      {isNone ? (
        <p>{t('gradebook.cell.none')}</p>
      ) : (
        <Loaded query={query}>
          {(cell) => (
            <div className="ed-stack">
              <p>
                <strong>{cell.name}</strong>: {valueOf(cell.grade)}
              </p>
              {canSet && <OverrideForm {...props} cell={cell} />}
              <History events={cell.events} />
            </div>
          )}
        </Loaded>
      )}
    </Dialog>
  );
}
