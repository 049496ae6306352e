import type { MyCourse } from '@edukom/contracts';
import { formatShare } from '@edukom/i18n';
import { ProgressRing } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

/** How far I am in a course, as a ring. */
export function CourseProgress({ course, size }: { course: MyCourse; size: 'small' | 'large' }) {
  const t = useT();
  const share = formatShare(t.locale, course.share);
  const label = t('learning.progress.label', { share, done: course.doneCount, all: course.activityCount });
  return <ProgressRing size={size} share={course.share / 10_000} text={share} label={label} />;
}
