import { type OpenFigures, type OutputOf, readOpenOverview } from '@edukom/contracts';
import { formatMonth, formatNumber, type Translate } from '@edukom/i18n';
import { type Column, EmptyState, Table } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useT } from '../../../shared/text/use-t.js';

type Overview = OutputOf<typeof readOpenOverview>;
interface Row extends OpenFigures {
  readonly key: string;
  readonly when: string;
  readonly who: string;
}

const rowsOf = (t: Translate, { total, months }: Overview): Row[] => [
  { key: 'all', when: t('open.overview.whole'), who: t('open.overview.all'), ...total },
  ...months.flatMap(({ month, total: ofMonth, kinds }) => [
    { key: month, when: formatMonth(month), who: t('open.overview.all'), ...ofMonth },
    ...kinds.map(({ kind, ...figures }) => ({
      key: `${month} ${kind}`,
      when: formatMonth(month),
      who: t(`open.kind.${kind}`),
      ...figures,
    })),
  ]),
];

/** Who takes part in an open course, none of whom could be told from it. */
export function OpenOverview({ runId }: { runId: string }) {
  const t = useT();
  const overview = useQuery(queryOf(readOpenOverview, { params: { runId } }));
  const figure = (value: number | null) =>
    value === null ? <span className="ed-hint">{t('open.overview.protected')}</span> : formatNumber(t.locale, value);
  const columns: readonly Column<Row>[] = [
    { key: 'when', header: t('open.overview.month'), isRowHeader: true, cell: ({ when }) => when },
    { key: 'who', header: t('open.overview.who'), cell: ({ who }) => who },
    {
      key: 'registered',
      header: t('open.overview.registered'),
      isNumeric: true,
      cell: ({ registered }) => figure(registered),
    },
    { key: 'begun', header: t('open.overview.begun'), isNumeric: true, cell: ({ begun }) => figure(begun) },
    {
      key: 'completed',
      header: t('open.overview.completed'),
      isNumeric: true,
      cell: ({ completed }) => figure(completed),
    },
  ];
  return (
    <section className="ed-stack" aria-labelledby="overview">
      <h2 id="overview">{t('open.overview.title')}</h2>
      <p>{t('open.overview.lead')}</p>
      <Loaded query={overview} shape="rows">
        {(data) =>
          data.months.length === 0 ? (
            <EmptyState icon="people" title={t('open.overview.empty.title')}>
              {t('open.overview.empty.text')}
            </EmptyState>
          ) : (
            <Table
              caption={t('open.overview.caption')}
              isCaptionHidden
              columns={columns}
              rows={rowsOf(t, data)}
              rowKey={({ key }) => key}
            />
          )
        }
      </Loaded>
    </section>
  );
}
