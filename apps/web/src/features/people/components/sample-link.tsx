import { LinkButton } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';

/** An example table in the reader's language. */
export function SampleLink() {
  const t = useT();
  const locale = useLocale();
  return (
    <LinkButton href={`/samples/people-${locale}.csv`} icon="download" download>
      {t('people.sample')}
    </LinkButton>
  );
}
