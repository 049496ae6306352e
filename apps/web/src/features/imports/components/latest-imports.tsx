import type { listImports, OutputOf } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Card, Link } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { latestImportsQuery } from '../queries.js';

function LatestList({ items }: { items: OutputOf<typeof listImports>['items'] }) {
  const t = useT();
  const to = useAppPath();
  const locale = useLocale();
  if (items.length === 0) return <p>{t('imports.latest-none')}</p>;
  return (
    <ul>
      {items.map((one) => (
        <li key={one.importId}>
          <Link href={to(`/people/import/${one.importId}`)}>{one.fileName}</Link> {t(`imports.state.${one.state}`)}
          <span className="ed-second">
            {t('imports.latest-by', {
              kind: t(`imports.kind.${one.kind}`),
              name: one.createdByName,
              day: formatDate(locale, one.createdAt),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The way back to an import that goes on, waits, or is to be undone. */
export function LatestImports() {
  const t = useT();
  const latest = useQuery(latestImportsQuery());
  return (
    <Card title={t('imports.latest')}>
      <Loaded query={latest} shape="rows" count={3}>
        {({ items }) => <LatestList items={items} />}
      </Loaded>
    </Card>
  );
}
