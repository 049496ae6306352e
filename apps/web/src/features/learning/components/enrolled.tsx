import { EmptyState, LinkButton } from '@edukom/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isProblem } from '../../../shared/api/errors.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';

/** What belongs to an enrolment; whoever has none is told so, and where to go. */
export function Enrolled<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  const t = useT();
  const to = useAppPath();
  if (!isProblem(query.error, 'request.not-found'))
    return (
      <Loaded query={query} count={8}>
        {children}
      </Loaded>
    );
  return (
    <EmptyState
      icon="lock"
      title={t('learning.not-enrolled.title')}
      action={<LinkButton href={to('/learning')}>{t('learning.not-enrolled.action')}</LinkButton>}
    >
      {t('learning.not-enrolled.text')}
    </EmptyState>
  );
}
