import { downloadRelease, type ReleaseRef } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { LinkButton } from '@edukom/ui';
import { addressOf } from '../../../shared/api/path-of.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';

/** Which release the figures above are of, and the way to take it along. */
export function ReleaseLine({ release }: { readonly release: ReleaseRef }) {
  const [t, locale] = [useT(), useLocale()];
  const { number, publishedAt, dataAt } = release;
  return (
    <div className="web-release">
      <p>
        {t('observatory.release.line', {
          number,
          published: formatDate(locale, publishedAt),
          data: formatDate(locale, dataAt),
        })}
      </p>
      <LinkButton href={addressOf(downloadRelease, { params: { number } })} icon="download" download isSmall>
        {t('observatory.release.download', { number })}
      </LinkButton>
    </div>
  );
}
