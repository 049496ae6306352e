import { downloadRefusedRows, type ImportView } from '@edukom/contracts';
import { LinkButton } from '@edukom/ui';
import { addressOf } from '../../../shared/api/path-of.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';

/** The refused rows as a file, with their reasons in the reader's language. */
export function RefusedLink({ view }: { view: ImportView }) {
  const t = useT();
  const locale = useLocale();
  return (
    <LinkButton
      href={addressOf(downloadRefusedRows, { params: { importId: view.importId }, query: { locale } })}
      icon="download"
      download
    >
      {t('imports.download-refused')}
    </LinkButton>
  );
}
