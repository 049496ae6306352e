import type { AttemptView } from '@edukom/contracts';
import { timeParts } from '@edukom/domain';
import { Notice } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import type { KnownTime } from '../presence/use-attempt-time.js';

/** My whole time, in its two parts where some of it is extra; says so politely when it has become longer meanwhile. */
export function AttemptTimeLine({ view, time }: { view: AttemptView; time: KnownTime }) {
  const t = useT();
  if (!time.deadlineAt) return null;
  const { deadlineAt, extraSeconds, hasGrown } = time;
  const parts = { ...timeParts((deadlineAt.getTime() - view.startedAt.getTime()) / 1_000, extraSeconds) };
  if (hasGrown)
    return (
      <Notice tone="good" isLive>
        {t('quiz.time.moved', parts)}
      </Notice>
    );
  if (extraSeconds === 0) return null;
  return <p className="quiz-time-whole">{t('quiz.time.whole-extra', parts)}</p>;
}
