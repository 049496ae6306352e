import { courseSlug, type PublicPath, readPath } from '@edukom/contracts';
import { Breadcrumbs, Card, PageHeader } from '@edukom/ui';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

function Courses({ path: { courses } }: { path: PublicPath }) {
  const { t, locale } = usePublicPage();
  return (
    <ol className="web-path-courses">
      {courses.map(({ slug, title, summary, minutes, isRequired }) => (
        <li key={slug}>
          <h3>
            <a href={`/${locale}/courses/${slug}`} lang={title.lang}>
              {title.value}
            </a>
          </h3>
          <p lang={summary.lang}>{summary.value}</p>
          <ul className="web-facts">
            <li>{t(isRequired ? 'paths.required' : 'paths.optional')}</li>
            <li>{t('courses.minutes', { count: minutes })}</li>
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Page({ data: path }: { data: PublicPath }) {
  const { t, locale } = usePublicPage();
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('courses.crumbs')}
            items={[{ text: t('courses.title'), href: `/${locale}/courses` }, { text: path.title.value }]}
          />
        }
        title={<span lang={path.title.lang}>{path.title.value}</span>}
        lead={<span lang={path.summary.lang}>{path.summary.value}</span>}
      />
      <div className="ed-columns web-course-page">
        <section aria-labelledby="courses">
          <h2 id="courses">{t('paths.courses.title')}</h2>
          <Courses path={path} />
        </section>
        <Card title={t('paths.certificate.title')}>
          <p>{t('paths.certificate.text')}</p>
          {path.monthsValid !== null && <p>{t('paths.certificate.months', { count: path.monthsValid })}</p>}
        </Card>
      </div>
    </>
  );
}

export const pathPage = publicPage<PublicPath>({
  path: '/courses/paths/:slug',
  load: ({ load, locale, params }) =>
    load(readPath, { params: { slug: courseSlug.catch('-').parse(params['slug']) }, query: { locale } }),
  head: ({ data }) => ({ title: data.title.value, description: data.summary.value }),
  Page,
});
