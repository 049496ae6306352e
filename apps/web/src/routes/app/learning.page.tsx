import { EmptyState, LinkButton, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { MyCourseEntry } from '../../features/learning/components/my-course.js';
import { Obligations } from '../../features/learning/obligations/obligations.js';
import { useProgressOutbox } from '../../features/learning/progress/use-progress-outbox.js';
import { myLearningQuery } from '../../features/learning/queries.js';
import { MyPaths } from '../../features/paths/components/my-paths.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

/** All courses I am enrolled in. */
export function Component() {
  const t = useT();
  const locale = useLocale();
  usePageTitle(t('learning.title'));
  useProgressOutbox();
  const query = useQuery(myLearningQuery());
  return (
    <>
      <PageHeader
        title={t('learning.title')}
        lead={t('learning.lead')}
        actions={
          <LinkButton href={`/${locale}/app/places`} icon="plus">
            {t('shell.app.places')}
          </LinkButton>
        }
      />
      <Loaded query={query} shape="tasks" count={2}>
        {({ courses }) =>
          courses.length === 0 ? (
            <EmptyState
              icon="book"
              title={t('learning.empty.title')}
              action={<LinkButton href={`/${locale}/courses`}>{t('learning.empty.action')}</LinkButton>}
            >
              {t('learning.empty.text')}
            </EmptyState>
          ) : (
            <ul className="web-my-courses">
              {courses.map((course) => (
                <MyCourseEntry key={course.enrolmentId} course={course} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Obligations />
      <MyPaths />
    </>
  );
}
