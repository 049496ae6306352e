import { formatShare } from '@edukom/i18n';
import { ProgressBar, TaskCard } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { TodoPending } from '../../../shared/feedback/todo-pending.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { useReading } from '../../../shared/text/localized.js';
import { myLearningQuery } from '../queries.js';
import { ACTIVITY_ICONS, activityPath, isWaiting, stepText } from '../steps.js';

/** To do: the next step in each of my courses. Nothing when it cannot be read: my learning says why. */
export function LearningTasks() {
  const t = useT();
  const to = useAppPath();
  const { plain } = useReading();
  const { data, isPending } = useQuery(myLearningQuery());
  if (isPending) return <TodoPending />;
  return (data?.courses ?? []).filter(isWaiting).map((course, index) => {
    const { next, enrolmentId, share } = course;
    if (!next) return null;
    const progress = { done: course.doneCount, all: course.activityCount };
    return (
      <TaskCard
        key={enrolmentId}
        isLead={index === 0}
        icon={ACTIVITY_ICONS[next.kind]}
        title={stepText(t, next, plain(next.title))}
        href={to(activityPath(enrolmentId, next) ?? `/learning/${enrolmentId}`)}
        meta={[plain(course.courseTitle), t('courses.minutes', { count: next.minutes })].join(' · ')}
        progress={
          <ProgressBar
            label={t('learning.progress.label', { ...progress, share: formatShare(t.locale, share) })}
            isLabelHidden
            value={share}
            max={10_000}
            valueText={t('learning.progress', progress)}
          />
        }
        {...(index === 0 ? { action: t('common.continue') } : {})}
      />
    );
  });
}
