import type { Indicator, ObservatoryPlace } from '@edukom/contracts';
import { BarChart } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { figureOf, figureText, periodText } from '../figure-text.js';
import { FiguresTable } from './figures-table.js';
import { PlaceName } from './place-name.js';
import { Shown } from './shown.js';

const STATES = { published: 'reported', suppressed: 'suppressed', 'not-reported': 'not-reported' } as const;
const WHOLE = 10_000;

export interface ComparisonProps {
  readonly indicators: readonly Indicator[];
  readonly release: ObservatoryPlace['releases'][number];
  /** The place the page is about. */
  readonly slug: string;
}

/** Shares and means beside those of the places around; counts of places of different size are left to the table. */
export function Comparison({ indicators, release: { release, places }, slug }: ComparisonProps) {
  const [t, locale] = [useT(), useLocale()];
  return (
    <section className="web-statement" aria-labelledby="compare">
      <h2 id="compare">{t(places.length > 2 ? 'observatory.compare.title' : 'observatory.compare.title-country')}</h2>
      {indicators
        .filter(({ kind }) => kind !== 'count')
        .map((indicator) => (
          <BarChart
            key={indicator.key}
            title={<Shown text={indicator.name} />}
            {...(indicator.kind === 'share' ? { max: WHOLE } : {})}
            bars={places.map(({ place, figures }) => {
              const figure = figureOf(figures, indicator.key);
              return {
                key: place.slug,
                label: <PlaceName place={place} />,
                value: figure.value,
                valueText: figureText(t, indicator.kind, figure),
                state: STATES[figure.status],
                isOwn: place.slug === slug,
                ...(place.slug === slug ? {} : { href: `/${locale}/observatory/places/${place.slug}` }),
              };
            })}
          />
        ))}
      <FiguresTable
        caption={t('observatory.compare.table', { period: periodText(t, release.period) })}
        placeHeader={t('observatory.column.place')}
        indicators={indicators}
        rows={places}
      />
    </section>
  );
}
