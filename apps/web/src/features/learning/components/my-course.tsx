import type { MyCourse } from '@edukom/contracts';
import { Link } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { Localized } from '../../../shared/text/localized.js';
import { CourseProgress } from './course-progress.js';
import { NextStep } from './next-step.js';
import { RunState, runDates, sessionText } from './run-facts.js';

/** One of my courses: where I am, what is next, when the next session is. */
export function MyCourseEntry({ course }: { course: MyCourse }) {
  const t = useT();
  const to = useAppPath();
  return (
    <li className="web-my-course">
      <CourseProgress course={course} size="large" />
      <div className="web-my-course-body">
        <h2>
          <Link href={to(`/learning/${course.enrolmentId}`)}>
            <Localized text={course.courseTitle} />
          </Link>
        </h2>
        <p className="web-my-course-run">
          <RunState course={course} />
          <span>{runDates(t, course)}</span>
        </p>
        {course.nextSession && (
          <p>
            <strong>{t('learning.next-session')}:</strong> {sessionText(t, course.nextSession)}
          </p>
        )}
        <NextStep course={course} />
        {course.certificateCount > 0 && <Link href={to('/certificates')}>{t('learning.certificates')}</Link>}
      </div>
    </li>
  );
}
