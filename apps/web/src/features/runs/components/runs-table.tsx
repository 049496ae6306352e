import type { RunItem } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { type Column, Link, Table } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { runDates } from '../run-dates.js';
import { RunStatePill } from './run-state-pill.js';

function RunName({ run }: { run: RunItem }) {
  const to = useAppPath();
  return (
    <>
      <Link href={to(`/runs/${run.id}`)}>
        <Localized text={run.title} />
      </Link>
      <span className="ed-hint runs-code">{run.code}</span>
    </>
  );
}

/** Runs, one line each; the name leads to the run. */
export function RunsTable({ runs }: { runs: readonly RunItem[] }) {
  const t = useT();
  const locale = useLocale();
  const columns: readonly Column<RunItem>[] = [
    { key: 'run', header: t('runs.col.run'), isRowHeader: true, cell: (run) => <RunName run={run} /> },
    { key: 'kind', header: t('runs.col.kind'), cell: (run) => t(`runs.kind.${run.kind}-short`) },
    { key: 'host', header: t('runs.col.host'), cell: (run) => <Localized text={run.hostName} /> },
    {
      key: 'dates',
      header: t('runs.col.dates'),
      cell: (run) => runDates(t, run),
    },
    { key: 'people', header: t('runs.col.people'), isNumeric: true, cell: (run) => run.enrolled },
    {
      key: 'next',
      header: t('runs.col.next-session'),
      cell: (run) => (run.nextSessionAt ? formatDateTime(locale, run.nextSessionAt) : t('runs.next-none')),
    },
    { key: 'state', header: t('runs.col.state'), cell: (run) => <RunStatePill state={run.state} /> },
  ];
  return (
    <Table caption={t('runs.list.title')} isCaptionHidden columns={columns} rows={runs} rowKey={(run) => run.id} />
  );
}
