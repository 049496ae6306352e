import type { PlaceFigures } from '@edukom/contracts';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { Shown } from './shown.js';

export const hasFigures = ({ figures }: PlaceFigures): boolean =>
  figures.some(({ status }) => status !== 'not-reported');

/** Municipalities in which no training ended, by name: a table of thirty times the same three words helps nobody. */
export function NothingReported({
  places,
  period,
}: {
  readonly places: readonly PlaceFigures[];
  readonly period: string;
}) {
  const [t, locale] = [useT(), useLocale()];
  if (places.length === 0) return null;
  return (
    <section className="web-statement" aria-labelledby="not-reported">
      <h2 id="not-reported">{t('observatory.not-reported.title', { period })}</h2>
      <p>{t('observatory.not-reported.text')}</p>
      <ul className="web-names">
        {places.map(({ place }) => (
          <li key={place.slug}>
            <a href={`/${locale}/observatory/places/${place.slug}`}>
              <Shown text={place.name} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
