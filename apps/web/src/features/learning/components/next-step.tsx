import type { MyCourse } from '@edukom/contracts';
import { LinkButton, Notice } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { useReading } from '../../../shared/text/localized.js';
import { ACTIVITY_ICONS, activityPath, stepText } from '../steps.js';

/** The one thing to do now in a course. */
export function NextStep({ course }: { course: MyCourse }) {
  const t = useT();
  const to = useAppPath();
  const { plain } = useReading();
  const { next, enrolmentId } = course;
  if (!next) return <Notice tone="good" title={t('learning.next.all-done')} />;
  const path = activityPath(enrolmentId, next);
  if (!path) return null;
  return (
    <LinkButton href={to(path)} variant="primary" icon={ACTIVITY_ICONS[next.kind]} className="web-next-step">
      {stepText(t, next, plain(next.title))}
    </LinkButton>
  );
}
