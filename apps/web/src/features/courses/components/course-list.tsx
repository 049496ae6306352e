import type { CatalogueCourse } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { contentLocaleNames } from '../../../shared/text/content-locale-names.js';
import { Shown } from './shown.js';

function Course({ course, today }: { course: CatalogueCourse; today: string }) {
  const t = useT();
  const locale = useLocale();
  const { nextRunOn } = course;
  const date = nextRunOn && formatDate(locale, nextRunOn);
  return (
    <li className="web-course">
      <h2>
        <a href={`/${locale}/courses/${course.slug}`}>
          <Shown text={course.title} />
        </a>
      </h2>
      <p>
        <Shown text={course.summary} />
      </p>
      <ul className="web-facts">
        <li>{t('courses.lessons', { count: course.lessonCount })}</li>
        <li>{t('courses.minutes', { count: course.minutes })}</li>
        <li>{contentLocaleNames(course.locales)}</li>
        {course.formats.includes('open') && <li>{t('courses.open-now')}</li>}
        {nextRunOn && date && <li>{t(nextRunOn > today ? 'courses.next-run' : 'courses.running-since', { date })}</li>}
      </ul>
    </li>
  );
}

/** The catalogue: one course below the other, parted by hairlines. `today` is `YYYY-MM-DD`. */
export function CourseList({ courses, today }: { courses: readonly CatalogueCourse[]; today: string }) {
  return (
    <ul className="web-courses">
      {courses.map((course) => (
        <Course key={course.slug} course={course} today={today} />
      ))}
    </ul>
  );
}
