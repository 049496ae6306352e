import type { Indicator } from '@edukom/contracts';
import { DescriptionList } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { Shown } from './shown.js';

/** What each indicator is, why some figures are not shown, and that a release never changes. */
export function HowCounted({ indicators }: { readonly indicators: readonly Indicator[] }) {
  const t = useT();
  return (
    <>
      <section className="web-statement" aria-labelledby="how">
        <h2 id="how">{t('observatory.how.title')}</h2>
        <DescriptionList
          items={indicators.map(({ key, name, definition }) => ({
            key,
            term: <Shown text={name} />,
            detail: <Shown text={definition} />,
          }))}
        />
        <p>{t('observatory.gain.unit')}</p>
        <p>{t('observatory.how.release')}</p>
      </section>
      <section className="web-statement" aria-labelledby="protection">
        <h2 id="protection">{t('observatory.protection.title')}</h2>
        <p>{t('observatory.protection.text')}</p>
        <p>{t('observatory.protection.bounds')}</p>
        <p>{t('observatory.protection.zero')}</p>
      </section>
    </>
  );
}
