import { type CoursePage, enrolInOpenCourse } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Card, LinkButton } from '@edukom/ui';
import { PublicForm } from '../../../shared/public/public-form.js';
import { usePublicPage } from '../../../shared/public/public-page.js';
import { appPath } from '../../../shared/text/locale-path.js';

function Way({ course }: { course: CoursePage }) {
  const { t, locale, request } = usePublicPage();
  if (course.enrolmentId)
    return (
      <>
        <p>{t('open.card.enrolled')}</p>
        <LinkButton variant="primary" href={appPath(locale, `/learning/${course.enrolmentId}`)}>
          {t('open.card.continue')}
        </LinkButton>
      </>
    );
  if (request.signedIn)
    return <PublicForm endpoint={enrolInOpenCourse} params={{ slug: course.slug }} submitText={t('open.card.enrol')} />;
  const page = `/${locale}/courses/${course.slug}`;
  return (
    <div className="ed-actions">
      <LinkButton variant="primary" href={`${page}/register`}>
        {t('open.card.register')}
      </LinkButton>
      <LinkButton href={`/${locale}/sign-in?next=${encodeURIComponent(page)}`}>{t('open.card.sign-in')}</LinkButton>
    </div>
  );
}

/** How anybody can take the course by themself; nothing when it is not open. */
export function OpenCard({ course }: { course: CoursePage }) {
  const { t, locale } = usePublicPage();
  const { open } = course;
  if (!open) return null;
  return (
    <Card id="open" title={t('open.card.title')}>
      <p>{t('open.card.text')}</p>
      {open.isOpen ? (
        <>
          {open.until && <p className="ed-hint">{t('open.card.until', { date: formatDate(locale, open.until) })}</p>}
          <Way course={course} />
        </>
      ) : (
        <p>{t('open.card.from', { date: formatDate(locale, open.from) })}</p>
      )}
    </Card>
  );
}
