import type { PlannerRun } from '@edukom/contracts';
import { type Column, Link, Table } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { runDates } from '../run-dates.js';
import { RunStatePill } from './run-state-pill.js';

/** The runs that lie in the days shown, also those without a session in them. */
export function PlannerRuns({ runs }: { runs: readonly PlannerRun[] }) {
  const t = useT();
  const to = useAppPath();
  const columns: readonly Column<PlannerRun>[] = [
    {
      key: 'run',
      header: t('runs.col.run'),
      isRowHeader: true,
      cell: (run) => (
        <>
          <Link href={to(`/runs/${run.runId}`)}>
            <Localized text={run.title} />
          </Link>
          <span className="ed-hint runs-code">{run.code}</span>
        </>
      ),
    },
    { key: 'host', header: t('runs.col.host'), cell: (run) => <Localized text={run.hostName} /> },
    { key: 'dates', header: t('runs.col.dates'), cell: (run) => runDates(t, run) },
    { key: 'state', header: t('runs.col.state'), cell: (run) => <RunStatePill state={run.state} /> },
  ];
  return <Table caption={t('planner.runs.title')} columns={columns} rows={runs} rowKey={({ runId }) => runId} />;
}
