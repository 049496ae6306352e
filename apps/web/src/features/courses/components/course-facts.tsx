import type { CoursePage } from '@edukom/contracts';
import { DescriptionList } from '@edukom/ui';
import type { Translate } from '@edukom/i18n';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { Shown } from './shown.js';
import { contentLocaleNames } from '../../../shared/text/content-locale-names.js';

function certificateText(t: Translate, award: CoursePage['award']): string {
  if (!award) return t('courses.certificate.none');
  return award.monthsValid === null
    ? t('courses.certificate.for-good')
    : t('courses.certificate.months', { count: award.monthsValid });
}

function formatText(t: Translate, formats: CoursePage['formats']): string {
  const [first, second] = formats;
  if (!first) return t('courses.format.none');
  return t(second ? 'courses.format.both' : `courses.format.${first}`);
}

function Prerequisites({ course: { prerequisites } }: { course: CoursePage }) {
  const locale = useLocale();
  return (
    <ul className="web-plain-list">
      {prerequisites.map(({ slug, title }) => (
        <li key={slug}>
          <a href={`/${locale}/courses/${slug}`}>
            <Shown text={title} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Languages, format, duration, certificate, and what is to be done before. */
export function CourseFacts({ course }: { course: CoursePage }) {
  const t = useT();
  const minutes = t('courses.minutes', { count: course.minutes });
  const competences = course.competences.map(({ value }) => value).join(', ');
  return (
    <DescriptionList
      items={[
        { key: 'languages', term: t('courses.languages.label'), detail: contentLocaleNames(course.locales) },
        { key: 'format', term: t('courses.format.label'), detail: formatText(t, course.formats) },
        { key: 'duration', term: t('courses.duration.label'), detail: t('courses.duration.text', { minutes }) },
        { key: 'certificate', term: t('courses.certificate.label'), detail: certificateText(t, course.award) },
        ...(competences ? [{ key: 'competences', term: t('courses.competences.label'), detail: competences }] : []),
        ...(course.prerequisites.length > 0
          ? [{ key: 'before', term: t('courses.prerequisites.label'), detail: <Prerequisites course={course} /> }]
          : []),
      ]}
    />
  );
}
