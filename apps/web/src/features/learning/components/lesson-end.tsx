import type { LearnerOutlineActivity, LessonContent } from '@edukom/contracts';
import { Button, LinkButton, Notice } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { useReading } from '../../../shared/text/localized.js';
import type { LessonReading } from '../progress/use-lesson-progress.js';
import { activityPath } from '../steps.js';
import { LockReasons } from './lock-reasons.js';

/** The activity after this lesson. What waited for lessons when this one was opened may be open now that it is read. */
function opened(activity: LearnerOutlineActivity, slug: string, isCompleted: boolean): LearnerOutlineActivity {
  const waitsForLessons = (activity.lockedBy ?? []).every(
    (reason) => reason.kind === 'lessons' || (reason.kind === 'after' && reason.activity === slug),
  );
  return isCompleted && activity.state === 'locked' && waitsForLessons ? { ...activity, state: 'open' } : activity;
}

function Ways({ lesson, isCompleted }: { lesson: LessonContent; isCompleted: boolean }) {
  const t = useT();
  const to = useAppPath();
  const { plain } = useReading();
  const { enrolmentId, previous, following } = lesson;
  const back = previous && activityPath(enrolmentId, previous);
  const on = following && activityPath(enrolmentId, opened(following, lesson.slug, isCompleted));
  return (
    <nav aria-label={t('learning.lesson.nav')} className="web-lesson-ways">
      {previous && back && (
        <LinkButton href={to(back)} rel="prev">
          {t('learning.lesson.previous', { title: plain(previous.title) })}
        </LinkButton>
      )}
      {following && on ? (
        <LinkButton href={to(on)} rel="next" variant={isCompleted ? 'primary' : 'quiet'}>
          {t('learning.lesson.following', { title: plain(following.title) })}
        </LinkButton>
      ) : (
        following && <LockReasons activity={following} />
      )}
      <LinkButton href={to(`/learning/${enrolmentId}`)} variant="bare" icon="list">
        {t('learning.lesson.outline')}
      </LinkButton>
    </nav>
  );
}

/** How a lesson that cannot be marked as read is completed. */
function HowCompleted({ rule }: { rule: NonNullable<LessonContent['completion']> }) {
  const t = useT();
  if (rule.kind === 'minutes')
    return <p className="ed-hint">{t('learning.completion.minutes', { count: rule.minutes })}</p>;
  const key = rule.kind === 'confirmed' ? 'learning.completion.confirmed' : 'learning.completion.read';
  return <p className="ed-hint">{t(key)}</p>;
}

/** The end of a lesson: that it is completed or how to say so, and the ways on. */
export function LessonEnd({ lesson, reading }: { lesson: LessonContent; reading: LessonReading }) {
  const t = useT();
  const isUsual = (lesson.completion?.kind ?? 'usual') === 'usual';
  const isCheckLeft = lesson.blocks.some(({ kind, anchor }) => kind === 'check' && !reading.isAnswered(anchor));
  return (
    <div className="web-lesson-end">
      <div role="status">{reading.isCompleted && <Notice tone="good" title={t('learning.lesson.completed')} />}</div>
      {!reading.isCompleted && !isUsual && lesson.completion && <HowCompleted rule={lesson.completion} />}
      {!reading.isCompleted && isUsual && (
        <div className="web-lesson-mark">
          <Button onClick={reading.markAsRead} icon="check">
            {t('learning.lesson.mark')}
          </Button>
          <p className="ed-hint">{t(isCheckLeft ? 'learning.lesson.left-check' : 'learning.lesson.mark-hint')}</p>
        </div>
      )}
      <Ways lesson={lesson} isCompleted={reading.isCompleted} />
    </div>
  );
}
