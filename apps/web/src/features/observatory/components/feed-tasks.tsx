import { formatDate } from '@edukom/i18n';
import { TaskCard } from '@edukom/ui';
import { TodoPending } from '../../../shared/feedback/todo-pending.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { periodText } from '../figure-text.js';
import { useFeedsToApprove } from '../queries.js';

/** A feed that waits for approval, in the to-do list of whoever may approve it; an outdated one waits for nobody. */
export function FeedTasks() {
  const [t, locale, to] = [useT(), useLocale(), useAppPath()];
  const feeds = useFeedsToApprove();
  if (feeds.isPending) return <TodoPending />;
  return (feeds.data?.items ?? [])
    .filter(({ isStale }) => !isStale)
    .map(({ feedId, period, requestedBy, dataAt }) => (
      <TaskCard
        key={feedId}
        title={t('observatory.todo.title', { period: periodText(t, period) })}
        href={to(`/feeds/${feedId}`)}
        icon="sync"
        tone="needs"
        meta={t('observatory.todo.meta', { name: requestedBy ?? '–', date: formatDate(locale, dataAt) })}
      />
    ));
}
