import { EmptyState, LinkButton, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { CourseNotes } from '../../features/learning/components/course-notes.js';
import { useNotesOutbox } from '../../features/learning/notes/use-notes.js';
import { myLearningQuery, myNotesQuery } from '../../features/learning/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** My private notes and bookmarks, by course. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  usePageTitle(t('notes.title'));
  const outbox = useNotesOutbox();
  const query = useQuery(myNotesQuery());
  const learning = useQuery(myLearningQuery());
  return (
    <>
      <PageHeader title={t('notes.title')} lead={t('notes.lead')} />
      <Loaded query={query} shape="rows">
        {({ courses }) => {
          // What was written without a network waits on this device: the server does not know of it.
          const unsent = (learning.data?.courses ?? []).filter(
            ({ enrolmentId }) =>
              outbox.waitingIn(enrolmentId).length > 0 && !courses.some((one) => one.enrolmentId === enrolmentId),
          );
          const listed = [...courses, ...unsent];
          if (listed.length === 0)
            return (
              <EmptyState
                icon="bookmark"
                title={t('notes.empty.title')}
                action={<LinkButton href={to('/learning')}>{t('notes.empty.action')}</LinkButton>}
              >
                {t('notes.empty.text')}
              </EmptyState>
            );
          return (
            <div className="ed-stack">
              {listed.map(({ enrolmentId, courseTitle }) => (
                <CourseNotes key={enrolmentId} enrolmentId={enrolmentId} courseTitle={courseTitle} />
              ))}
            </div>
          );
        }}
      </Loaded>
    </>
  );
}
