import { listGrading } from '@edukom/contracts';
import { EmptyState, PageHeader, TaskCard, TaskList } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';

/** What waits in a run, in words. */
function useWaiting(): (run: { pending: number; releasable: number }) => string {
  const t = useT();
  return ({ pending, releasable }) => {
    const parts = [
      pending > 0 && t('grading.runs.pending', { count: pending }),
      releasable > 0 && t('grading.runs.releasable', { count: releasable }),
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(' · ') : t('grading.runs.done');
  };
}

/** The runs I grade in; those where something waits come first. */
export function GradingRuns() {
  const t = useT();
  const to = useAppPath();
  const read = useContent();
  const waiting = useWaiting();
  usePageTitle(t('grading.title'));
  const query = useQuery(queryOf(listGrading, {}));
  return (
    <div className="ed-stack">
      <PageHeader title={t('grading.title')} lead={t('grading.lead')} />
      <Loaded query={query} shape="tasks">
        {({ runs }) =>
          runs.length === 0 ? (
            <EmptyState icon="edit" title={t('grading.runs.empty.title')}>
              {t('grading.runs.empty.text')}
            </EmptyState>
          ) : (
            <TaskList>
              {runs.map((run) => (
                <TaskCard
                  key={run.runId}
                  icon="edit"
                  href={to(`/grading/${run.runId}`)}
                  title={`${run.code} · ${read(run.title).value}`}
                  meta={waiting(run)}
                  tone={run.pending + run.releasable > 0 ? 'needs' : 'plain'}
                />
              ))}
            </TaskList>
          )
        }
      </Loaded>
    </div>
  );
}
