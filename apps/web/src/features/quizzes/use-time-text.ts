import { timeParts } from '@edukom/domain';
import { useT } from '../../shared/text/use-t.js';

/** "45 min (30 + 15)" for whoever has extra time in `totalSeconds`. */
export function useTimeText(totalSeconds: number, extraSeconds: number): string {
  const t = useT();
  const parts = timeParts(totalSeconds, extraSeconds);
  return extraSeconds === 0
    ? t('quiz.start.time-value', { total: parts.total })
    : t('quiz.start.time-extra', { ...parts });
}
