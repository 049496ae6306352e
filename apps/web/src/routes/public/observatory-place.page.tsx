import { type ObservatoryPlace, readObservatoryPlace } from '@edukom/contracts';
import { Breadcrumbs, EmptyState, PageHeader } from '@edukom/ui';
import { Comparison } from '../../features/observatory/components/comparison.js';
import { HowCounted } from '../../features/observatory/components/how-counted.js';
import { KeyFigures } from '../../features/observatory/components/key-figures.js';
import { PeriodsTable } from '../../features/observatory/components/periods-table.js';
import { Populations } from '../../features/observatory/components/populations.js';
import { ReleaseLine } from '../../features/observatory/components/release-line.js';
import { placeText } from '../../features/observatory/components/place-name.js';
import { periodText } from '../../features/observatory/figure-text.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

function Figures({ data }: { data: ObservatoryPlace }) {
  const { t } = usePublicPage();
  const { indicators, place, releases } = data;
  const [newest] = releases;
  if (!newest)
    return (
      <EmptyState icon="chart" title={t('observatory.none.title')}>
        {t('observatory.none.text')}
      </EmptyState>
    );
  const period = periodText(t, newest.release.period);
  return (
    <>
      <section className="web-statement" aria-labelledby="figures">
        <h2 id="figures">{t('observatory.figures.title', { place: placeText(t, place), period })}</h2>
        <KeyFigures indicators={indicators} figures={newest.places[0]?.figures ?? []} />
        <ReleaseLine release={newest.release} />
      </section>
      {newest.places.length > 1 && <Comparison indicators={indicators} release={newest} slug={place.slug} />}
      {releases.length > 1 && <PeriodsTable indicators={indicators} releases={releases} />}
    </>
  );
}

function Page({ data }: { data: ObservatoryPlace }) {
  const { t, locale } = usePublicPage();
  const name = placeText(t, data.place);
  return (
    <div className="web-sections">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('observatory.title')}
            items={[
              { href: `/${locale}/observatory`, text: t('observatory.title') },
              ...data.around
                .filter(({ kind }) => kind === 'district')
                .map((district) => ({
                  href: `/${locale}/observatory/places/${district.slug}`,
                  text: placeText(t, district),
                })),
              { text: name },
            ]}
          />
        }
        title={name}
        lead={t('observatory.place.lead', { place: name })}
      />
      <Figures data={data} />
      <Populations populations={data.populations} hasBoycottedCensus={data.hasBoycottedCensus} />
      <HowCounted indicators={data.indicators} />
    </div>
  );
}

/** `/{locale}/observatory/places/:slug`: one municipality, district or the country in every period. */
export const observatoryPlacePage = publicPage({
  path: '/observatory/places/:slug',
  load: ({ load, locale, params }) =>
    load(readObservatoryPlace, { params: { slug: params['slug'] ?? '' }, query: { locale } }),
  head: ({ t, data }) => ({
    title: `${placeText(t, data.place)} · ${t('observatory.title')}`,
    description: t('observatory.place.description', { place: placeText(t, data.place) }),
  }),
  Page,
});
