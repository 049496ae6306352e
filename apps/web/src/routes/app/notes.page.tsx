import type { LocalizedText } from '@edukom/domain';
import { EmptyState, LinkButton, PageHeader, Skeleton } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { CourseNotes } from '../../features/learning/components/course-notes.js';
import { useNotesOutbox } from '../../features/learning/notes/use-notes.js';
import { myLearningQuery, myNotesQuery } from '../../features/learning/queries.js';
import { ProblemNotice } from '../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

interface NotedCourse {
  readonly enrolmentId: string;
  readonly courseTitle: LocalizedText;
}

/** Courses with notes: those the server tells of, and those of which only this device knows, because there was no network. */
function useNotedCourses(): { courses: readonly NotedCourse[]; isPending: boolean; error: unknown; retry: () => void } {
  const outbox = useNotesOutbox();
  const query = useQuery(myNotesQuery());
  const learning = useQuery(myLearningQuery());
  const told: readonly NotedCourse[] = query.data?.courses ?? [];
  const unsent = (learning.data?.courses ?? []).filter(
    ({ enrolmentId }) =>
      outbox.waitingIn(enrolmentId).length > 0 && !told.some((one) => one.enrolmentId === enrolmentId),
  );
  return {
    courses: [...told, ...unsent],
    isPending: query.isPending,
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
  };
}

/** My private notes and bookmarks, by course. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  usePageTitle(t('notes.title'));
  const { courses, isPending, error, retry } = useNotedCourses();
  return (
    <>
      <PageHeader title={t('notes.title')} lead={t('notes.lead')} />
      <ProblemNotice error={error} onRetry={retry} />
      {isPending && <Skeleton label={t('common.loading')} shape="rows" />}
      {!isPending && error === null && courses.length === 0 && (
        <EmptyState
          icon="bookmark"
          title={t('notes.empty.title')}
          action={<LinkButton href={to('/learning')}>{t('notes.empty.action')}</LinkButton>}
        >
          {t('notes.empty.text')}
        </EmptyState>
      )}
      <div className="ed-stack">
        {courses.map(({ enrolmentId, courseTitle }) => (
          <CourseNotes key={enrolmentId} enrolmentId={enrolmentId} courseTitle={courseTitle} />
        ))}
      </div>
    </>
  );
}
