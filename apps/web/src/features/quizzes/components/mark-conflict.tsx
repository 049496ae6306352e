import { formatPoints } from '@edukom/i18n';
import { Button, Notice } from '@edukom/ui';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import type { OutboxMark } from '../grading/mark-outbox.js';

export interface MarkConflictProps {
  readonly entry: OutboxMark;
  /** Leave what stands. */
  readonly onDrop: () => void;
  /** Give mine anew, after the version that stands. */
  readonly onReplace: () => void;
}

/** A mark that was turned away: both are shown, and nothing is overwritten before somebody chooses. */
export function MarkConflict({ entry, onDrop, onReplace }: MarkConflictProps) {
  const t = useT();
  const locale = useLocale();
  const mine = t('grading.conflict.mine', { points: formatPoints(locale, entry.draft.points) });
  const { theirs } = entry;
  if (!theirs)
    return (
      <div className="ed-stack">
        <ProblemNotice error={entry.error} />
        <p>{mine}</p>
        <div className="ed-actions">
          <Button onClick={onDrop}>{t('grading.conflict.drop')}</Button>
          <Button onClick={onReplace}>{t('grading.conflict.again')}</Button>
        </div>
      </div>
    );
  return (
    <Notice
      tone="bad"
      isLive
      title={t('grading.conflict.title', { name: theirs.markerName, points: formatPoints(locale, theirs.points) })}
    >
      {theirs.comment && <p className="quiz-typed">{theirs.comment}</p>}
      <p>{mine}</p>
      <p>{t('grading.conflict.text')}</p>
      <div className="ed-actions">
        <Button variant="primary" onClick={onDrop}>
          {t('grading.conflict.keep')}
        </Button>
        <Button onClick={onReplace}>{t('grading.conflict.replace')}</Button>
      </div>
    </Notice>
  );
}
