import type { FeedDetail } from '@edukom/contracts';
import { formatNumber } from '@edukom/i18n';
import { Card, SelectField, Table } from '@edukom/ui';
import { useState } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { CELL_FILTERS, type CellFilter, feedRows, isCellFilter } from '../feed-rows.js';
import { figureText } from '../figure-text.js';
import { PlaceName } from './place-name.js';
import { Shown } from './shown.js';

/** Every figure of one indicator, with what only editors may know: how many people, and why it is suppressed. */
export function FeedCells({ feed: { indicators, places } }: { readonly feed: FeedDetail }) {
  const [t, locale] = [useT(), useLocale()];
  const [chosen, setChosen] = useState<string | null>(null);
  const [filter, setFilter] = useState<CellFilter>('published');
  const indicator = indicators.find(({ key }) => key === chosen) ?? indicators[0];
  if (!indicator) return null;
  return (
    <Card title={t('observatory.feed.cells')}>
      <div className="web-choose">
        <SelectField
          id="feed-indicator"
          label={t('observatory.feed.indicator')}
          value={indicator.key}
          onChange={({ target }) => setChosen(target.value)}
          options={indicators.map(({ key, name }) => ({ value: key, label: name.value }))}
        />
        <SelectField
          id="feed-filter"
          label={t('observatory.feed.filter')}
          value={filter}
          onChange={({ target }) => isCellFilter(target.value) && setFilter(target.value)}
          options={CELL_FILTERS.map((value) => ({ value, label: t(`observatory.feed.filter.${value}`) }))}
        />
      </div>
      <Table
        caption={<Shown text={indicator.name} />}
        isDense
        rows={feedRows(places, indicator.key, filter)}
        rowKey={({ place }) => place.slug}
        empty={t('observatory.feed.cells.empty')}
        columns={[
          {
            key: 'place',
            header: t('observatory.column.place'),
            isRowHeader: true,
            cell: ({ place }) => <PlaceName place={place} />,
          },
          {
            key: 'value',
            header: t('observatory.feed.column.value'),
            isNumeric: true,
            cell: ({ cell }) => figureText(t, indicator.kind, cell),
          },
          {
            key: 'n',
            header: t('observatory.feed.column.n'),
            isNumeric: true,
            cell: ({ cell }) => formatNumber(locale, cell.n),
          },
          {
            key: 'rule',
            header: t('observatory.feed.column.rule'),
            cell: ({ cell }) => (cell.rule ? t(`observatory.rule.${cell.rule}`) : ''),
          },
          {
            key: 'before',
            header: t('observatory.feed.column.before'),
            isNumeric: true,
            cell: ({ cell }) => (cell.before ? figureText(t, indicator.kind, cell.before) : '–'),
          },
        ]}
      />
    </Card>
  );
}
