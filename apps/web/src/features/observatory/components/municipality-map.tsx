import type { ObservatoryOverview, Period } from '@edukom/contracts';
import { formatNumber } from '@edukom/i18n';
import { TileMap, type Tile } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { figureOf, figureText, periodText } from '../figure-text.js';
import { mapSteps, tileNames } from '../map-steps.js';

const STATES = { published: 'reported', suppressed: 'suppressed', 'not-reported': 'not-reported' } as const;

export interface MunicipalityMapProps {
  readonly municipalities: ObservatoryOverview['municipalities'];
  readonly period: Period;
  /** The count the shades stand for. */
  readonly indicator: string;
}

/** Every municipality as a hexagon with its count; the same figures stand in the table below. */
export function MunicipalityMap({ municipalities, period, indicator }: MunicipalityMapProps) {
  const [t, locale] = [useT(), useLocale()];
  const shortNames = tileNames(municipalities.map(({ place }) => place.name.value));
  const tiles = municipalities.flatMap(({ place, figures, tile }, at): Tile[] => {
    if (!tile) return [];
    const figure = figureOf(figures, indicator);
    return [
      {
        slug: place.slug,
        name: place.name.value,
        shortName: shortNames[at] ?? '',
        ...tile,
        status: STATES[figure.status],
        value: figure.value,
        valueText: figureText(t, 'count', figure),
        href: `/${locale}/observatory/places/${place.slug}`,
      },
    ];
  });
  const { thresholds, ranges } = mapSteps(tiles.flatMap(({ value }) => (value === null ? [] : [value])));
  return (
    <TileMap
      title={t('observatory.map.title', { period: periodText(t, period) })}
      label={t('observatory.map.label')}
      tiles={tiles}
      thresholds={thresholds}
      legend={{
        steps: ranges.map(({ low, high }) =>
          high === null
            ? t('observatory.map.step-last', { low: formatNumber(locale, low) })
            : t('observatory.map.step', { low: formatNumber(locale, low), high: formatNumber(locale, high) }),
        ),
        notReported: t('observatory.status.not-reported'),
        suppressed: t('observatory.status.suppressed'),
      }}
      note={t('observatory.map.note')}
    />
  );
}
