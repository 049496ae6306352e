import { formatDateTime, formatNumber } from '@edukom/i18n';
import { DescriptionList } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';

interface ReportTotalsProps {
  readonly dataAt: Date;
  readonly totals: readonly { readonly key: string; readonly term: string; readonly value: number }[];
}

/** The sums over all rows, and the moment they are of. */
export function ReportTotals({ dataAt, totals }: ReportTotalsProps) {
  const [t, locale] = [useT(), useLocale()];
  return (
    <section className="ed-stack" aria-labelledby="totals">
      <h2 id="totals">{t('reports.totals')}</h2>
      <DescriptionList
        items={totals.map(({ key, term, value }) => ({ key, term, detail: formatNumber(locale, value) }))}
      />
      <p>{t('reports.data-at', { at: formatDateTime(locale, dataAt) })}</p>
    </section>
  );
}
