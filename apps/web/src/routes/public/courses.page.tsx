import { type CatalogueCourse, listCourses } from '@edukom/contracts';
import { EmptyState, LinkButton, PageHeader } from '@edukom/ui';
import { CatalogueSearch } from '../../features/courses/components/catalogue-search.js';
import { CourseList } from '../../features/courses/components/course-list.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

interface Catalogue {
  readonly courses: readonly CatalogueCourse[];
  readonly query: string;
  readonly today: string;
}

const MAX_QUERY = 100;

function Nothing({ query }: { query: string }) {
  const { t, locale } = usePublicPage();
  if (query === '')
    return (
      <EmptyState icon="book" title={t('courses.empty.title')}>
        {t('courses.empty.text')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="search"
      title={t('courses.none.title', { query })}
      action={<LinkButton href={`/${locale}/courses`}>{t('courses.search.all')}</LinkButton>}
    >
      {t('courses.none.text')}
    </EmptyState>
  );
}

function Page({ data: { courses, query, today } }: { data: Catalogue }) {
  const { t, locale } = usePublicPage();
  const count = courses.length;
  return (
    <>
      <PageHeader title={t('courses.title')} lead={t('courses.lead')} />
      <CatalogueSearch action={`/${locale}/courses`} query={query} />
      {count === 0 ? (
        <Nothing query={query} />
      ) : (
        <>
          <p className="ed-hint">
            {query === '' ? t('courses.found', { count }) : t('courses.found-for', { count, query })}
          </p>
          <CourseList courses={courses} today={today} />
        </>
      )}
    </>
  );
}

export const coursesPage = publicPage<Catalogue>({
  path: '/courses',
  load: async ({ load, locale, url }) => {
    const query = (url.searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY);
    const { courses } = await load(listCourses, { query: query === '' ? { locale } : { locale, q: query } });
    return { courses, query, today: new Date().toISOString().slice(0, 10) };
  },
  head: ({ t }) => ({ title: t('courses.title'), description: t('courses.description') }),
  Page,
});
