import { TaskCard } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { TodoPending } from '../../../shared/feedback/todo-pending.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { reviewQuery } from './queries.js';

/** Excuses, disputes and changes that wait for me. */
export function ReviewTasks() {
  const t = useT();
  const to = useAppPath();
  const { data, isPending } = useQuery(reviewQuery);
  if (isPending) return <TodoPending />;
  const claims = (data?.claims ?? []).filter(({ isOwn }) => !isOwn).length;
  const changes = (data?.changes ?? []).filter(({ isMine }) => !isMine).length;
  return (
    <>
      {claims > 0 && (
        <TaskCard
          icon="message"
          tone="needs"
          href={to('/attendance')}
          title={t('review.todo.claims', { count: claims })}
        />
      )}
      {changes > 0 && (
        <TaskCard
          icon="lock"
          tone="needs"
          href={to('/attendance')}
          title={t('review.todo.changes', { count: changes })}
        />
      )}
    </>
  );
}
