import { type CoursePage, courseSlug, readCourse } from '@edukom/contracts';
import { Breadcrumbs, Card, Icon, LinkButton, PageHeader } from '@edukom/ui';
import { CourseFacts } from '../../features/courses/components/course-facts.js';
import { CourseOutline } from '../../features/courses/components/course-outline.js';
import { CourseRuns } from '../../features/courses/components/course-runs.js';
import { Shown } from '../../features/courses/components/shown.js';
import { OpenCard } from '../../features/open-courses/components/open-card.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';
import { appPath } from '../../shared/text/locale-path.js';

function WhatFor({ course: { outcomes, audience } }: { course: CoursePage }) {
  const { t } = usePublicPage();
  return (
    <>
      {outcomes.length > 0 && (
        <section aria-labelledby="outcomes">
          <h2 id="outcomes">{t('courses.outcomes.title')}</h2>
          <ul className="web-outcomes">
            {outcomes.map((outcome, index) => (
              <li key={index}>
                <Icon name="check" />
                <span>
                  <Shown text={outcome} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {audience && (
        <section aria-labelledby="audience">
          <h2 id="audience">{t('courses.audience.title')}</h2>
          <p>
            <Shown text={audience} />
          </p>
        </section>
      )}
    </>
  );
}

function Join({ isAlsoOpen }: { isAlsoOpen: boolean }) {
  const { t, locale, request } = usePublicPage();
  const learning = appPath(locale, '/learning');
  return (
    <Card title={t(isAlsoOpen ? 'courses.join.title-group' : 'courses.join.title')}>
      <p>{t('courses.join.text')}</p>
      <LinkButton
        variant={isAlsoOpen ? 'quiet' : 'primary'}
        href={request.signedIn ? learning : `/${locale}/sign-in?next=${encodeURIComponent(learning)}`}
      >
        {t(request.signedIn ? 'courses.join.learning' : 'courses.join.sign-in')}
      </LinkButton>
    </Card>
  );
}

function Page({ data: course }: { data: CoursePage }) {
  const { t, locale } = usePublicPage();
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('courses.crumbs')}
            items={[{ text: t('courses.title'), href: `/${locale}/courses` }, { text: course.title.value }]}
          />
        }
        title={<Shown text={course.title} />}
        lead={<Shown text={course.summary} />}
        actions={
          course.open?.isOpen && (
            <LinkButton href="#open" variant={course.enrolmentId ? 'quiet' : 'primary'}>
              {t('open.card.title')}
            </LinkButton>
          )
        }
      />
      <div className="ed-columns web-course-page">
        <div className="ed-stack">
          <WhatFor course={course} />
          <section aria-labelledby="outline">
            <h2 id="outline">{t('courses.outline.title')}</h2>
            <CourseOutline modules={course.modules} />
          </section>
        </div>
        <div className="ed-stack">
          <Card title={t('courses.facts.title')}>
            <CourseFacts course={course} />
          </Card>
          <OpenCard course={course} />
          <Card title={t('courses.runs.title')}>
            <CourseRuns runs={course.runs} courseTitle={course.title.value} isOpen={course.open?.isOpen === true} />
          </Card>
          <Join isAlsoOpen={course.open !== null} />
        </div>
      </div>
    </>
  );
}

export const coursePage = publicPage<CoursePage>({
  path: '/courses/:slug',
  // An address that cannot be a course's is answered as one that is none's.
  load: ({ load, locale, params }) =>
    load(readCourse, { params: { slug: courseSlug.catch('-').parse(params['slug']) }, query: { locale } }),
  head: ({ data }) => ({ title: data.title.value, description: data.summary.value }),
  Page,
});
