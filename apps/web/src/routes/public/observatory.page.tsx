import { type ObservatoryOverview, readObservatory } from '@edukom/contracts';
import { EmptyState, PageHeader } from '@edukom/ui';
import { FiguresTable } from '../../features/observatory/components/figures-table.js';
import { HowCounted } from '../../features/observatory/components/how-counted.js';
import { KeyFigures } from '../../features/observatory/components/key-figures.js';
import { MunicipalityMap } from '../../features/observatory/components/municipality-map.js';
import { hasFigures, NothingReported } from '../../features/observatory/components/nothing-reported.js';
import { PeriodChooser } from '../../features/observatory/components/period-chooser.js';
import { ReleaseLine } from '../../features/observatory/components/release-line.js';
import { periodText } from '../../features/observatory/figure-text.js';
import { publicPage } from '../../shared/public/public-page.js';
import { useT } from '../../shared/text/use-t.js';

const MAP_INDICATOR = 'officials-trained';

function Figures({
  data,
  release,
}: {
  data: ObservatoryOverview;
  release: NonNullable<ObservatoryOverview['release']>;
}) {
  const t = useT();
  const { country, districts, indicators, municipalities, periods } = data;
  const period = periodText(t, release.period);
  return (
    <>
      <PeriodChooser periods={periods} chosen={release.period.key} />
      {country && (
        <section className="web-statement" aria-labelledby="country">
          <h2 id="country">{t('observatory.figures.title', { place: country.place.name.value, period })}</h2>
          <KeyFigures indicators={indicators} figures={country.figures} />
          <ReleaseLine release={release} />
        </section>
      )}
      <MunicipalityMap municipalities={municipalities} period={release.period} indicator={MAP_INDICATOR} />
      <FiguresTable
        caption={t('observatory.table.municipalities', { period })}
        placeHeader={t('observatory.column.municipality')}
        indicators={indicators}
        rows={municipalities.filter(hasFigures)}
      />
      <NothingReported places={municipalities.filter((one) => !hasFigures(one))} period={period} />
      <FiguresTable
        caption={t('observatory.table.districts', { period })}
        placeHeader={t('observatory.column.district')}
        indicators={indicators}
        rows={districts}
      />
    </>
  );
}

function Page({ data }: { data: ObservatoryOverview }) {
  const t = useT();
  return (
    <div className="web-sections">
      <PageHeader title={t('observatory.title')} lead={t('observatory.lead')} />
      {data.release ? (
        <Figures data={data} release={data.release} />
      ) : (
        <EmptyState icon="chart" title={t('observatory.none.title')}>
          {t('observatory.none.text')}
        </EmptyState>
      )}
      <HowCounted indicators={data.indicators} />
    </div>
  );
}

/** `/{locale}/observatory`: every municipality of one period, the newest unless `?period=` says another. */
export const observatoryPage = publicPage({
  path: '/observatory',
  load: ({ load, locale, url }) => {
    const period = url.searchParams.get('period');
    return load(readObservatory, { query: { locale, ...(period ? { period } : {}) } });
  },
  head: ({ t }) => ({ title: t('observatory.title'), description: t('observatory.description') }),
  Page,
});
