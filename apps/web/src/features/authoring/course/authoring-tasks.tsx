import type { AuthoredCourse } from '@edukom/contracts';
import { TaskCard } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { TodoPending } from '../../../shared/feedback/todo-pending.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { contentLocaleNames } from '../../../shared/text/content-locale-names.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { authoredQuery } from '../queries.js';

const MOST = 3;

const dueIn = ({ languages }: AuthoredCourse) => languages.filter(({ stale, missing }) => stale + missing > 0);
const countOf = (course: AuthoredCourse): number =>
  dueIn(course).reduce((sum, { stale, missing }) => sum + stale + missing, 0);

/** What waits for who writes courses: drafts with texts to translate, and drafts that may be ready to publish. */
export function AuthoringTasks() {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const query = useQuery(authoredQuery);
  if (query.isPending) return <TodoPending />;
  const drafts = (query.data?.courses ?? []).filter(({ hasDraft }) => hasDraft).slice(0, MOST);
  return drafts.map((course) => {
    const count = countOf(course);
    const languages = contentLocaleNames(dueIn(course).map(({ locale }) => locale));
    return (
      <TaskCard
        key={course.courseId}
        icon="book"
        href={to(count > 0 ? `/authoring/${course.courseId}` : `/authoring/${course.courseId}/publish`)}
        title={count > 0 ? t('authoring.todo.texts', { count }) : t('authoring.todo.publish')}
        meta={count > 0 ? `${read(course.title)} · ${languages}` : read(course.title)}
      />
    );
  });
}
