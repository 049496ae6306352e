import type { RunItem } from '@edukom/contracts';
import { formatDate, formatDateTime } from '@edukom/i18n';
import { type Column, Link, Table } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
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
    { key: 'host', header: t('runs.col.host'), cell: (run) => <Localized text={run.hostName} /> },
    {
      key: 'dates',
      header: t('runs.col.dates'),
      cell: (run) => `${formatDate(locale, run.startsOn)} – ${formatDate(locale, run.endsOn)}`,
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
