import { downloadSheet } from '@edukom/contracts';
import { Card, LinkButton } from '@edukom/ui';
import { addressOf } from '../../../shared/api/path-of.js';
import { LOCALE_NAMES } from '../../../shared/text/locale-names.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';

/** The list for signatures, in the language of the page or another one. */
export function PrintCard({ sessionId }: { sessionId: string }) {
  const [t, locale] = [useT(), useLocale()];
  const others = (['sq', 'sr-Cyrl', 'sr-Latn', 'en'] as const).filter((one) => one !== locale);
  const href = (one: typeof locale) => addressOf(downloadSheet, { params: { sessionId }, query: { locale: one } });
  return (
    <Card title={t('capture.papers.print.title')}>
      <p>{t('capture.papers.print.text')}</p>
      <div className="ed-actions">
        <LinkButton href={href(locale)} download variant="primary" icon="printer">
          {t('capture.papers.print.button')}
        </LinkButton>
        {others.map((one) => (
          <LinkButton key={one} href={href(one)} download>
            <span lang={one}>{LOCALE_NAMES[one]}</span>
          </LinkButton>
        ))}
      </div>
    </Card>
  );
}
