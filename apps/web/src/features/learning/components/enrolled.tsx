import { LinkButton, PageHeader } from '@edukom/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isProblem } from '../../../shared/api/errors.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useT } from '../../../shared/text/use-t.js';

function NotEnrolled() {
  const t = useT();
  const to = useAppPath();
  usePageTitle(t('learning.not-enrolled.title'));
  return (
    <div className="web-narrow">
      <PageHeader title={t('learning.not-enrolled.title')} lead={t('learning.not-enrolled.text')} />
      <div className="ed-actions">
        <LinkButton href={to('/learning')} variant="primary">
          {t('learning.not-enrolled.action')}
        </LinkButton>
      </div>
    </div>
  );
}

/** What belongs to an enrolment; whoever has none is told so, and where to go. */
export function Enrolled<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (isProblem(query.error, 'request.not-found')) return <NotEnrolled />;
  return (
    <Loaded query={query} count={8}>
      {children}
    </Loaded>
  );
}
