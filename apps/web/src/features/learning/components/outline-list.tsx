import type { CourseOutline, LearnerOutlineActivity } from '@edukom/contracts';
import { formatShare } from '@edukom/i18n';
import { Icon, Link, StatusPill } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { Localized } from '../../../shared/text/localized.js';
import { LockReasons } from './lock-reasons.js';
import { ACTIVITY_ICONS, activityPath, STATE_PILLS } from '../steps.js';

function Line({
  enrolmentId,
  activity,
  isNext,
}: {
  enrolmentId: string;
  activity: LearnerOutlineActivity;
  isNext: boolean;
}) {
  const t = useT();
  const to = useAppPath();
  const path = activityPath(enrolmentId, activity);
  const facts = [t(`courses.kind.${activity.kind}`), t('courses.minutes', { count: activity.minutes })];
  if (!activity.isRequired) facts.push(t('courses.optional'));
  if (activity.kind === 'lesson' && activity.state === 'started')
    facts.push(t('learning.lesson.read', { share: formatShare(t.locale, activity.share) }));
  return (
    <li aria-current={isNext ? 'step' : undefined}>
      <Icon name={ACTIVITY_ICONS[activity.kind]} />
      <div>
        {path ? (
          <Link href={to(path)}>
            <Localized text={activity.title} />
          </Link>
        ) : (
          <Localized text={activity.title} />
        )}
        <p className="ed-hint">{facts.join(' · ')}</p>
        <LockReasons activity={activity} />
      </div>
      <StatusPill status={STATE_PILLS[activity.state]}>{t(`learning.state.${activity.state}`)}</StatusPill>
    </li>
  );
}

/** The course in its order, with the state of each part. */
export function OutlineList({ outline }: { outline: CourseOutline }) {
  return (
    <div className="web-outline web-outline-mine">
      {outline.modules.map((module) => (
        <section key={module.id} aria-labelledby={`module-${module.id}`}>
          <h3 id={`module-${module.id}`}>
            <Localized text={module.title} />
          </h3>
          <ol>
            {module.activities.map((activity) => (
              <Line
                key={activity.id}
                enrolmentId={outline.enrolmentId}
                activity={activity}
                isNext={activity.id === outline.next?.id}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
