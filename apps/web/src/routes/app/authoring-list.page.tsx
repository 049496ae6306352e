import { EmptyState, LinkButton, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { CourseRows } from '../../features/authoring/course/course-rows.js';
import { authoredQuery } from '../../features/authoring/queries.js';
import '../../features/authoring/authoring.css';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { useT } from '../../shared/text/use-t.js';

/** The courses I write. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const mayBegin = useIsAllowed('course.begin');
  const query = useQuery(authoredQuery);
  usePageTitle(t('authoring.title'));
  const begin = mayBegin && (
    <LinkButton variant="primary" icon="plus" href={to('/authoring/new')}>
      {t('authoring.list.begin')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('authoring.title')} lead={t('authoring.list.lead')} actions={begin} />
      <Loaded query={query} shape="rows">
        {({ courses }) =>
          courses.length === 0 ? (
            <EmptyState icon="book" title={t('authoring.list.empty.title')} action={begin}>
              {t('authoring.list.empty.text')}
            </EmptyState>
          ) : (
            <CourseRows courses={courses} />
          )
        }
      </Loaded>
    </>
  );
}
