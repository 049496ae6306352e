import { listGrading } from '@edukom/contracts';
import { TaskCard } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../../shared/api/queries.js';
import { TodoPending } from '../../../shared/feedback/todo-pending.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';

/** What waits for a trainer: answers to grade, run by run, and grades to release. */
export function GradingTasks() {
  const t = useT();
  const to = useAppPath();
  const read = useContent();
  const query = useQuery(queryOf(listGrading, {}));
  if (query.isPending) return <TodoPending />;
  const waiting = (query.data?.runs ?? []).filter((run) => run.pending + run.releasable > 0);
  return waiting.map((run) => (
    <TaskCard
      key={run.runId}
      icon="edit"
      tone="needs"
      href={to(`/grading/${run.runId}`)}
      title={
        run.pending > 0
          ? t('grading.runs.pending', { count: run.pending })
          : t('grading.runs.releasable', { count: run.releasable })
      }
      meta={`${run.code} · ${read(run.title).value}`}
    />
  ));
}
