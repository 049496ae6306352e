import { type CatalogueFilter, listCourses, listPaths, type OutputOf, type PublicPath } from '@edukom/contracts';
import { EmptyState, LinkButton, PageHeader } from '@edukom/ui';
import { filterOf } from '../../features/courses/catalogue-filter.js';
import { CatalogueForm } from '../../features/courses/components/catalogue-form.js';
import { CourseList } from '../../features/courses/components/course-list.js';
import { PublicPaths } from '../../features/paths/components/public-paths.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

interface Catalogue extends OutputOf<typeof listCourses> {
  readonly paths: readonly PublicPath[];
  readonly query: string;
  readonly filter: CatalogueFilter;
  readonly today: string;
}

const MAX_QUERY = 100;

function Nothing({ query, filter }: Pick<Catalogue, 'query' | 'filter'>) {
  const { t, locale } = usePublicPage();
  const all = <LinkButton href={`/${locale}/courses`}>{t('courses.search.all')}</LinkButton>;
  if (Object.keys(filter).length > 0)
    return (
      <EmptyState icon="search" title={t('courses.filter.none.title')} action={all}>
        {t('courses.filter.none.text')}
      </EmptyState>
    );
  if (query === '')
    return (
      <EmptyState icon="book" title={t('courses.empty.title')}>
        {t('courses.empty.text')}
      </EmptyState>
    );
  return (
    <EmptyState icon="search" title={t('courses.none.title', { query })} action={all}>
      {t('courses.none.text')}
    </EmptyState>
  );
}

function Page({ data: { courses, facets, paths, query, filter, today } }: { data: Catalogue }) {
  const { t, locale } = usePublicPage();
  const count = courses.length;
  return (
    <>
      <PageHeader title={t('courses.title')} lead={t('courses.lead')} />
      <CatalogueForm action={`/${locale}/courses`} query={query} filter={filter} facets={facets} />
      {count === 0 ? (
        <Nothing query={query} filter={filter} />
      ) : (
        <>
          <p className="ed-hint">
            {query === '' ? t('courses.found', { count }) : t('courses.found-for', { count, query })}
          </p>
          <CourseList courses={courses} today={today} />
        </>
      )}
      <PublicPaths paths={paths} />
    </>
  );
}

export const coursesPage = publicPage<Catalogue>({
  path: '/courses',
  load: async ({ load, locale, url }) => {
    const query = (url.searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY);
    const filter = filterOf(url.searchParams);
    const found = await load(listCourses, { query: { locale, ...filter, ...(query === '' ? {} : { q: query }) } });
    // Paths are few and have no filters: they stand below the whole catalogue, not below a search.
    const isWhole = query === '' && Object.keys(filter).length === 0;
    const { paths } = isWhole ? await load(listPaths, { query: { locale } }) : { paths: [] };
    return { ...found, paths, query, filter, today: new Date().toISOString().slice(0, 10) };
  },
  head: ({ t }) => ({ title: t('courses.title'), description: t('courses.description') }),
  Page,
});
