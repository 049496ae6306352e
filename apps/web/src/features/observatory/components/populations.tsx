import type { ObservatoryPlace } from '@edukom/contracts';
import { formatNumber, type TextKey } from '@edukom/i18n';
import { Notice, Table } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';

const KINDS = {
  census: 'observatory.population.census',
  'census-preliminary': 'observatory.population.census-preliminary',
  'official-estimate': 'observatory.population.official-estimate',
  'quoted-estimate': 'observatory.population.quoted-estimate',
} as const satisfies Record<string, TextKey>;
const isKind = (status: string): status is keyof typeof KINDS => Object.hasOwn(KINDS, status);

/** Population series by vintage and source; says which figure must not be divided by. */
export function Populations({
  populations,
  hasBoycottedCensus,
}: Pick<ObservatoryPlace, 'populations' | 'hasBoycottedCensus'>) {
  const [t, locale] = [useT(), useLocale()];
  if (populations.length === 0) return null;
  return (
    <section className="web-statement" aria-labelledby="population">
      <h2 id="population">{t('observatory.population.title')}</h2>
      <p>{t('observatory.population.text')}</p>
      {hasBoycottedCensus && <Notice tone="warning">{t('observatory.population.boycott')}</Notice>}
      <Table
        caption={t('observatory.population.title')}
        isCaptionHidden
        isDense
        rows={populations}
        rowKey={({ year, status }) => `${year} ${status}`}
        columns={[
          { key: 'year', header: t('observatory.column.year'), isRowHeader: true, cell: ({ year }) => year },
          {
            key: 'value',
            header: t('observatory.column.people'),
            isNumeric: true,
            cell: ({ value }) => formatNumber(locale, value),
          },
          {
            key: 'status',
            header: t('observatory.column.origin'),
            cell: ({ status }) => (isKind(status) ? t(KINDS[status]) : status),
          },
          {
            key: 'use',
            header: t('observatory.column.use'),
            cell: ({ isUsable }) => t(isUsable ? 'observatory.population.usable' : 'observatory.population.not-usable'),
          },
          {
            key: 'source',
            header: t('observatory.column.source'),
            cell: ({ source }) => <span lang="en">{source}</span>,
          },
        ]}
      />
    </section>
  );
}
