import type { CoursePage } from '@edukom/contracts';
import { DescriptionList } from '@edukom/ui';
import type { Translate } from '@edukom/i18n';
import { useT } from '../../../shared/text/use-t.js';
import { contentLocaleNames } from '../../../shared/text/content-locale-names.js';

function certificateText(t: Translate, award: CoursePage['award']): string {
  if (!award) return t('courses.certificate.none');
  return award.monthsValid === null
    ? t('courses.certificate.for-good')
    : t('courses.certificate.months', { count: award.monthsValid });
}

/** Languages, duration and certificate of a course. */
export function CourseFacts({ course }: { course: CoursePage }) {
  const t = useT();
  const minutes = t('courses.minutes', { count: course.minutes });
  return (
    <DescriptionList
      items={[
        { key: 'languages', term: t('courses.languages.label'), detail: contentLocaleNames(course.locales) },
        { key: 'duration', term: t('courses.duration.label'), detail: t('courses.duration.text', { minutes }) },
        { key: 'certificate', term: t('courses.certificate.label'), detail: certificateText(t, course.award) },
      ]}
    />
  );
}
