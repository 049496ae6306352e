import type { Indicator, ObservatoryPlace } from '@edukom/contracts';
import { Table } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { figureOf, figureText, periodText } from '../figure-text.js';
import { ReleaseLine } from './release-line.js';
import { Shown } from './shown.js';

type PeriodRow = ObservatoryPlace['releases'][number];

/** The place's figures in every period, each row with its release. */
export function PeriodsTable({ indicators, releases }: Pick<ObservatoryPlace, 'indicators' | 'releases'>) {
  const t = useT();
  const cellOf = (indicator: Indicator) => ({
    key: indicator.key,
    header: <Shown text={indicator.name} />,
    isNumeric: true,
    cell: ({ places }: PeriodRow) => figureText(t, indicator.kind, figureOf(places[0]?.figures ?? [], indicator.key)),
  });
  return (
    <section className="web-statement" aria-labelledby="periods">
      <h2 id="periods">{t('observatory.periods.title')}</h2>
      <Table
        caption={t('observatory.periods.title')}
        isCaptionHidden
        isDense
        rows={releases}
        rowKey={({ release }) => release.period.key}
        columns={[
          {
            key: 'period',
            header: t('observatory.column.period'),
            isRowHeader: true,
            cell: ({ release }) => periodText(t, release.period),
          },
          ...indicators.map(cellOf),
        ]}
      />
      {releases.slice(1).map(({ release }) => (
        <ReleaseLine key={release.number} release={release} />
      ))}
    </section>
  );
}
