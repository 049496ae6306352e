import type { Indicator, PlaceFigures } from '@edukom/contracts';
import { Table } from '@edukom/ui';
import type { ReactNode } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { figureOf, figureText } from '../figure-text.js';
import { PlaceName } from './place-name.js';
import { Shown } from './shown.js';

export interface FiguresTableProps {
  readonly caption: string;
  readonly placeHeader: string;
  readonly indicators: readonly Indicator[];
  readonly rows: readonly PlaceFigures[];
  readonly isCaptionHidden?: boolean;
}

/** Places with their figures, in the order given; each name leads to its page. */
export function FiguresTable({ caption, placeHeader, indicators, rows, isCaptionHidden = false }: FiguresTableProps) {
  const [t, locale] = [useT(), useLocale()];
  return (
    <Table
      caption={caption}
      isCaptionHidden={isCaptionHidden}
      isDense
      rows={rows}
      rowKey={({ place }) => place.slug}
      columns={[
        {
          key: 'place',
          header: placeHeader,
          isRowHeader: true,
          cell: ({ place }): ReactNode => (
            <a href={`/${locale}/observatory/places/${place.slug}`}>
              <PlaceName place={place} />
            </a>
          ),
        },
        ...indicators.map((indicator) => ({
          key: indicator.key,
          header: <Shown text={indicator.name} />,
          isNumeric: true,
          cell: ({ figures }: PlaceFigures) => figureText(t, indicator.kind, figureOf(figures, indicator.key)),
        })),
      ]}
    />
  );
}
